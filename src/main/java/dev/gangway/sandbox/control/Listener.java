package dev.gangway.sandbox.control;

/** The network port of the Web API, which can be closed and opened again. */
public interface Listener {
    /** Refuses new connections and drops those that exist. */
    void refuseConnections();

    /** Listens again on the same port; nothing happens when it does already. */
    void acceptConnections();
}
