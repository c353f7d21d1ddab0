package dev.gangway.runner;

import java.util.List;

/** Why a job cannot run here. */
public final class MissingJob {
    private MissingJob() {}

    /**
     * @param missing what it lacks, as {@link dev.gangway.Gangway#missing} says; null when there is no such job
     * @param jobs the names of those that are set up
     */
    public static String words(String name, String missing, List<String> jobs) {
        String there = String.join(", ", jobs);
        return missing == null
                ? "There is no job '" + name + "'; the jobs are " + there
                : "The job '" + name + "' is not set up here: " + missing + "; set up are " + there;
    }
}
