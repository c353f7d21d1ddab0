package dev.gangway.dataverse.component.consume;

import org.apache.camel.RuntimeCamelException;

/**
 * Thrown when the route fails on a change without handling the error: the change is delivered again, and later ones
 * wait.
 */
public final class ChangeNotProcessedException extends RuntimeCamelException {
    private static final long serialVersionUID = 1L;

    public ChangeNotProcessedException(String message, Throwable cause) {
        super(message, cause);
    }
}
