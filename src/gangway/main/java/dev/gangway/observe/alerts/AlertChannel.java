package dev.gangway.observe.alerts;

/** A way of telling people. */
public interface AlertChannel extends AutoCloseable {
    /** Tells it apart from the others. */
    String name();

    /** @throws Exception when nobody was told; it is tried again */
    void tell(Alert alert) throws Exception;

    @Override
    default void close() {
        // most have nothing of their own
    }
}
