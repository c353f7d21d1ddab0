package dev.gangway.onboarding.reconcile;

/** Is told how a reconciliation goes, on the thread that does it. */
public interface ReconciliationListener {
    /** A difference was found, and queued for repair if that was asked for. */
    void difference(Difference difference);

    /**
     * So much has been compared.
     *
     * @param what {@code leads}, {@code prospects}, {@code mails}, {@code customers} or {@code hierarchies}
     * @param records so far
     */
    default void progress(String what, long records) {}
}
