package dev.gangway.commerce.mail.templates;

/** A notification template is missing or cannot be used. A matter of set-up: no single notification is to blame. */
public class MailTemplateException extends RuntimeException {

    /** Says which file is wrong and what to do about it. */
    public MailTemplateException(String message) {
        super(message);
    }

    /** As above, with the failure to read the file. */
    public MailTemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
