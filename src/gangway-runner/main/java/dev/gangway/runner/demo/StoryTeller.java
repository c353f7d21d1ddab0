package dev.gangway.runner.demo;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Lets the salesperson act on every lead as it arrives and watches until the story has ended or nothing more comes. */
final class StoryTeller {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LOOK_FOR_NEWCOMERS_EVERY = Duration.ofSeconds(1);

    private final List<Scene> scenes;
    private final Journeys journeys;
    private final Salesperson salesperson;
    private final Set<String> played = new HashSet<>();

    StoryTeller(List<Scene> scenes, Journeys journeys, Salesperson salesperson) {
        this.scenes = scenes;
        this.journeys = journeys;
        this.salesperson = salesperson;
    }

    /** Watches the whole story; returns how each request stands at its end. */
    Map<String, Journey> tell(PrintWriter out) throws SQLException, InterruptedException {
        Progress progress = new Progress(out);
        Instant deadline = Instant.now().plus(PATIENCE);
        Map<String, Journey> now = journeys.read();
        while (!hasEnded(now) && Instant.now().isBefore(deadline)) {
            progress.show(now.values());
            act(now);
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            now = journeys.read();
        }
        progress.showNow(now.values());
        return now;
    }

    /** Says what becomes of requests from elsewhere, until the thread is interrupted. */
    void follow(PrintWriter out) throws SQLException, InterruptedException {
        Newcomers newcomers =
                new Newcomers(scenes.stream().map(Scene::requestId).collect(Collectors.toSet()), out);
        while (true) {
            newcomers.report(journeys.read().values());
            TimeUnit.MILLISECONDS.sleep(LOOK_FOR_NEWCOMERS_EVERY.toMillis());
        }
    }

    private boolean hasEnded(Map<String, Journey> now) {
        return scenes.stream().allMatch(scene -> scene.ends().isReached(scene, now.get(scene.requestId())));
    }

    private void act(Map<String, Journey> now) {
        for (Scene scene : scenes) {
            Journey journey = now.get(scene.requestId());
            if (journey.salesState().equals("open") && journey.leadId() != null && played.add(scene.requestId())) {
                salesperson.play(scene.seller(), journey.leadId());
            }
        }
    }
}
