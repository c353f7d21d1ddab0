package dev.gangway.odata.http;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a successful answer while it arrives, for bodies that are too large to be kept in memory. */
@FunctionalInterface
public interface BodyReader {
    /** @param body unzipped and limited in size and time; need not be closed */
    void read(InputStream body) throws IOException;
}
