package dev.gangway.commerce.mail;

import dev.gangway.ledger.Suspect;

/** The mail server refuses us (sign-in, sender, certificate), or a template is broken: manual action is needed. */
public class MailSetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Suspect suspect;

    /** @param suspect the mail with which it was seen; null when it is about none */
    MailSetupException(String message, Suspect suspect) {
        super(message);
        this.suspect = suspect;
    }

    /** The mail with which it was seen; null when it is about none. */
    public Suspect suspect() {
        return suspect;
    }
}
