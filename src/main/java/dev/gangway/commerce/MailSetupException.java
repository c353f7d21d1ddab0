package dev.gangway.commerce;

/** The mail server refuses us (sign-in, sender, certificate), or a template is broken: a person is needed. */
public class MailSetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MailSetupException(String message) {
        super(message);
    }
}
