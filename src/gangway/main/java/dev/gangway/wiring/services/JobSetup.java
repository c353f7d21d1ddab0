package dev.gangway.wiring.services;

import dev.gangway.Setting;
import dev.gangway.ledger.Job;
import dev.gangway.wiring.settings.Schedule;
import dev.gangway.wiring.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which jobs can run on this node, and when.
 *
 * @param has what is set up here
 */
public record JobSetup(Settings settings, Map<Job.Need, Boolean> has) {

    /** The names of the jobs that can run with these settings, in their order. */
    public List<String> able() {
        return Arrays.stream(Job.values())
                .filter(job -> job.needs().stream().allMatch(has::get))
                .map(Job::id)
                .toList();
    }

    /** Those of them that this node does not leave to others: not those whose schedule is {@code off}. */
    public List<String> running() {
        boolean scheduled = settings.flag(Setting.SCHEDULES);
        return able().stream()
                .filter(job -> !scheduled || !settings.schedule(job).isOff())
                .toList();
    }

    /** Those of them that run at certain times, and not again and again. */
    public List<String> atTimes() {
        return running().stream().filter(job -> schedule(job).cron() != null).toList();
    }

    /** Those of them that follow the working hours of Sales. */
    public Set<String> adaptive() {
        return running().stream().filter(job -> schedule(job).isAdaptive()).collect(Collectors.toUnmodifiableSet());
    }

    /** What a job lacks here, in words; null when it can run. */
    public String missing(Job job) {
        return job.needs().stream()
                .sorted()
                .filter(need -> !has.get(need))
                .map(Job.Need::otherwise)
                .findFirst()
                .orElse(null);
    }

    /** The names of the jobs of this kind of headquarters that lack something here. */
    public List<String> off() {
        return Arrays.stream(Job.values())
                .filter(job -> job.needs().stream().filter(Job.Need::isOfKind).allMatch(has::get))
                .filter(job -> missing(job) != null)
                .map(Job::id)
                .toList();
    }

    /** When a job begins here. */
    public Schedule schedule(String job) {
        return able().contains(job) ? settings.schedule(job) : Schedule.OFF;
    }
}
