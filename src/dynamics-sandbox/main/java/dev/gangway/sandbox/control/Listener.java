package dev.gangway.sandbox.control;

/** The network port of the Web API, which can be closed and reopened. */
public interface Listener {
    /** Refuses new connections and drops the existing ones. */
    void refuseConnections();

    /** Listens on the same port again; does nothing if it already listens. */
    void acceptConnections();
}
