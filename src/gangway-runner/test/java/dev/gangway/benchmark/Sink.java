package dev.gangway.benchmark;

import java.net.URI;

/** A service that takes leads, as one request each or in {@code $batch}. */
interface Sink extends AutoCloseable {
    String label();

    URI url();

    URI tokenUrl();

    String clientId();

    String clientSecret();

    /** How many requests it has seen, but for sign-ins. */
    long requests();

    /** How many different leads with their notes it has by now. */
    long leads();

    @Override
    void close();
}
