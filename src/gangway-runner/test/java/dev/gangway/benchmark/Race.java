package dev.gangway.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All contenders on one ground, in rounds: each round has every contender once, so that noise hits all alike. */
final class Race implements AutoCloseable {
    private final Options options;
    private final Ground ground;
    private final GangwayLane gangway;
    private final List<Contender> contenders = new ArrayList<>();
    private final Map<Contender, List<Run>> runs = new LinkedHashMap<>();

    /** One contender in one round. */
    record Run(double rowsPerSecond, double requestsPerThousand) {}

    private Race(Engine engine, Sink sink, Options options) {
        this.options = options;
        this.ground = new Ground(engine, sink);
        this.gangway = GangwayLane.prospects(ground, options.chunk());
        ground.create(Math.max(options.rows(), options.singleRows()));
    }

    /** From prospects, or requests, to leads. */
    static Race forth(Engine engine, Sink sink, Options options) {
        var race = new Race(engine, sink, options);
        race.addLeads();
        return race;
    }

    /** From decisions in Sales to customers and mails. */
    static Race back(Engine engine, SandboxSink sink, Options options) {
        var race = new Race(engine, sink, options);
        race.contenders.add(new Decisions(race.ground, race.gangway, sink));
        race.contenders.add(new BareDecisions(race.ground, sink, options.chunk()));
        return race;
    }

    private void addLeads() {
        contenders.add(gangway);
        contenders.add(gangway.full());
        contenders.add(gangway.inTurn());
        contenders.add(new BareLoop(ground, options.chunk()));
        contenders.add(new BareSteps(ground, options.chunk()));
        contenders.add(new IdiomaticCamel(ground));
        contenders.add(new Outbox(ground));
    }

    /** Runs all rounds and checks that the sink has every lead once. */
    Result run() {
        long leads = 0;
        for (int round = -options.warmUps(); round < options.rounds(); round++) {
            for (Contender contender : contenders) {
                int rows = contender.rows(options);
                Run run = run(contender, rows);
                leads += rows;
                if (round >= 0) {
                    runs.computeIfAbsent(contender, c -> new ArrayList<>()).add(run);
                }
            }
        }
        if (ground.sink.leads() != leads) {
            throw new IllegalStateException(
                    "Sent " + leads + " leads, but the sink has " + ground.sink.leads() + " with notes");
        }
        Map<String, List<Run>> results = new LinkedHashMap<>();
        runs.forEach((contender, all) -> results.put(contender.label(), all));
        return new Result(ground.engine, ground.sink.label(), results);
    }

    private Run run(Contender contender, int rows) {
        contender.prepare(rows);
        long requests = ground.sink.requests();
        System.gc();
        long start = System.nanoTime();
        contender.run(rows);
        double seconds = (System.nanoTime() - start) / 1e9;
        contender.finish();
        return new Run(rows / seconds, (ground.sink.requests() - requests) * 1000.0 / rows);
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
        gangway.close();
        ground.close();
    }
}
