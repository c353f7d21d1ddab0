package dev.gangway.odata.session;

import dev.gangway.odata.ServiceException;
import dev.gangway.odata.http.HttpAnswer;
import java.time.Duration;

/** Interprets a service's error objects. */
@FunctionalInterface
public interface RefusalReader {

    /**
     * Returns the exception that says what to do about an unsuccessful answer.
     *
     * @param call method and path, without the query
     * @param token is never repeated in a message, even if the service repeats it
     * @param wait how long the service asked to wait; null for not at all
     */
    ServiceException read(String call, HttpAnswer answer, String token, Duration wait);
}
