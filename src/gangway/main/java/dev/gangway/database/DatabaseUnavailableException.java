package dev.gangway.database;

/** The database cannot be reached. An outage, not a failure: the caller waits and tries again. */
public class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
