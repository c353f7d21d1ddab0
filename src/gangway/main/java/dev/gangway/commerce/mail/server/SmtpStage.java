package dev.gangway.commerce.mail.server;

/** How far the dialogue with a mail server had come (RFC 5321). What an answer is about depends on the command it answers. */
public enum SmtpStage {
    /** Connecting, greeting, EHLO, STARTTLS and sign-in: no mail is under way yet. */
    CONNECTION("the connection"),
    /** MAIL FROM: the server knows the sender, but neither receiver nor content. */
    SENDER("MAIL FROM"),
    /** RCPT TO. */
    RECEIVER("RCPT TO"),
    /** DATA, the content and the dot that ends it. */
    CONTENT("DATA"),
    /** The failure does not tell, as with a mailer of the host's own. */
    UNKNOWN("sending");

    private final String command;

    SmtpStage(String command) {
        this.command = command;
    }

    /** The command, for people. */
    public String command() {
        return command;
    }
}
