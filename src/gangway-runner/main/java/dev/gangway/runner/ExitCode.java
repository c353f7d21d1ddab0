package dev.gangway.runner;

/** What the verbs tell the program that started them. */
public final class ExitCode {

    /** Everything asked for was done. */
    public static final int DONE = 0;

    /** The work could not be done, or the story did not end as expected. */
    public static final int COULD_NOT = 1;

    /** The work was done, but some records need manual action. */
    public static final int RECORDS_IN_ERROR = 2;

    /** The time allowed was up before all work was done. */
    public static final int TIME_IS_UP = 3;

    private ExitCode() {}
}
