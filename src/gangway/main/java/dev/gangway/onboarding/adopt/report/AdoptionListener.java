package dev.gangway.onboarding.adopt.report;

/** Is told how an adoption goes, on the thread that does it. */
public interface AdoptionListener {
    /** A record was linked, or needs manual action. */
    void line(AdoptionLine line);

    /**
     * So much has been looked at.
     *
     * @param what {@code leads}, {@code prospects} or {@code customers}
     * @param records so far
     */
    default void progress(String what, long records) {}
}
