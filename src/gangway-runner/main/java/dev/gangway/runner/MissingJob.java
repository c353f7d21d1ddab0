package dev.gangway.runner;

import dev.gangway.ledger.Job;
import java.util.List;

/** Why a job cannot run here. */
final class MissingJob {
    private MissingJob() {}

    /** @param jobs the names of those that are set up */
    static String words(String name, List<String> jobs) {
        String there = String.join(", ", jobs);
        return Job.of(name)
                .map(job -> "The job '" + name + "' is not set up here: it needs " + needs(job, jobs) + "; set up are "
                        + there)
                .orElse("There is no job '" + name + "'; the jobs are " + there);
    }

    private static String needs(Job job, List<String> jobs) {
        if (job == Job.HEADQUARTERS) {
            return "gangway.fno.*";
        }
        if (job.needs().contains(Job.Need.TABLES) && jobs.contains(Job.HEADQUARTERS.id())) {
            return "a headquarters of tables, and here it is in the cloud (gangway.fno.url)";
        }
        return job.needs().contains(Job.Need.MAIL) ? "gangway.mail.*" : "gangway.sales.*";
    }
}
