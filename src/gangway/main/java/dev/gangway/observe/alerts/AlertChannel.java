package dev.gangway.observe.alerts;

/** A way of telling people. */
public interface AlertChannel {
    /** Tells it apart from the others. */
    String name();

    /** @throws Exception when nobody was told; it is tried again */
    void tell(Alert alert) throws Exception;
}
