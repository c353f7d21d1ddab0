package dev.gangway.commerce;

/** The mail server cannot be reached. An outage, not a failure: the mails wait. */
public class MailUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MailUnavailableException(String message) {
        super(message);
    }
}
