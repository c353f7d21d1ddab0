package dev.gangway.commerce.mail;

import dev.gangway.ledger.Suspect;

/** The mail server cannot be reached. An outage, not a failure: the mails wait. */
public class MailUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Suspect suspect;

    /** @param suspect the mail with which it was seen; null when it is about none */
    MailUnavailableException(String message, Suspect suspect) {
        super(message);
        this.suspect = suspect;
    }

    /** The mail with which it was seen; null when it is about none. */
    public Suspect suspect() {
        return suspect;
    }
}
