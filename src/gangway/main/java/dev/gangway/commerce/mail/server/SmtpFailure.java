package dev.gangway.commerce.mail.server;

import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Classifies a failure to send: what to do, and for which mails.
 *
 * <p>Judged by the command that was answered, the reply code (RFC 5321) and the enhanced status code (RFC 3463), never by
 * the words: a server may write what it likes, such as <em>User unknown in relay recipient table</em>. Once a receiver is
 * named, nothing that a server says is for certain about other mails too; a second receiver has to tell.
 *
 * @param kind what to do about it
 * @param scope which mails it is about
 * @param stage which command was answered
 * @param code the reply code, 0 when the server did not answer
 * @param subject subject and detail of the enhanced status code, such as {@code 7.1}; empty without one
 * @param problem the same for people
 * @param reply the server's own words, or those of the failure when it did not answer; one line of at most
 *     {@value #MAX_REPLY} characters, without mail addresses
 */
public record SmtpFailure(
        Kind kind, Scope scope, SmtpStage stage, int code, String subject, MailProblem problem, String reply) {

    /** What to do about a failure. */
    public enum Kind {
        /** An outage: try again later; does not count against the notification. */
        TRANSIENT,
        /** The mail was refused for good. */
        PERMANENT,
        /** The set-up is wrong (sign-in, sender, certificate, template): no mail can be sent until an operator acts. */
        CONFIGURATION
    }

    /** Which mails a failure is about. */
    public enum Scope {
        /** This mail alone. */
        MAIL,
        /** This mail, unless other receivers get the same. */
        UNSURE,
        /** All mails from this sender. */
        SENDER,
        /** All mails of this type. */
        TYPE,
        /** All mails. */
        SERVER
    }

    static final int MAX_REPLY = 500;

    /**
     * What is about one mailbox or one content by its number: the receiver's address (1.0 to 1.6, 1.10), its mailbox
     * (2.x) and the content's form (6.x). Not 1.7 to 1.9, which are the sender's, and nothing of 3 (the server), 4 (the
     * network), 5 (the protocol) and 7 (policy: this mail, or its sender).
     */
    private static final Pattern ABOUT_THE_MAIL = Pattern.compile("1\\.([0-6]|10)|2\\.\\d+|6\\.\\d+");

    /** The server itself (3.x) or the network (4.x). */
    private static final Pattern ABOUT_THE_SERVER = Pattern.compile("[34]\\.\\d+");

    private static final int CLOSING = 421;

    /**
     * Reads an exception from composing or sending a mail. As a bean in an {@code onException} it gets the exception that
     * was caught, whole: Camel's {@code @ExchangeException} would hand over the innermost cause alone.
     */
    public static SmtpFailure of(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        SmtpAnswer answer = SmtpAnswer.of(failure);
        MailProblem problem = MailProblem.of(failure, answer);
        boolean broken = SmtpAnswer.isBroken(failure);
        return switch (problem) {
            case ADDRESS -> failure(Kind.PERMANENT, Scope.MAIL, answer, problem);
            case TEMPLATE -> failure(Kind.CONFIGURATION, Scope.TYPE, answer, problem);
            case TLS, FOLDER, ENDPOINT -> failure(Kind.CONFIGURATION, Scope.SERVER, answer, problem);
            default ->
                switch (answer.stage()) {
                    case CONNECTION -> failure(connecting(answer, broken), Scope.SERVER, answer, problem);
                    case SENDER -> failure(forAll(answer), Scope.SENDER, answer, problem);
                    case RECEIVER, CONTENT -> aboutTheMail(answer, problem);
                    case UNKNOWN -> failure(broken ? Kind.TRANSIENT : Kind.PERMANENT, Scope.UNSURE, answer, problem);
                };
        };
    }

    /** One line without mail addresses; never more than the most. */
    public SmtpFailure {
        reply = Replies.tidy(reply, MAX_REPLY);
    }

    /** No mail is under way: the server is away or busy, or it does not want us. */
    private static Kind connecting(SmtpAnswer answer, boolean broken) {
        // a last answer that is neither 4yz nor 5yz was all right: what followed cannot be, such as TLS that is not
        // offered
        boolean allRight = answer.code() >= 200 && answer.code() < 400;
        return answer.code() >= 500 || allRight && !broken ? Kind.CONFIGURATION : Kind.TRANSIENT;
    }

    private static Kind forAll(SmtpAnswer answer) {
        return isPassing(answer) ? Kind.TRANSIENT : Kind.CONFIGURATION;
    }

    private static SmtpFailure aboutTheMail(SmtpAnswer answer, MailProblem problem) {
        if (!isPassing(answer)) {
            boolean sure = ABOUT_THE_MAIL.matcher(answer.subject()).matches();
            return failure(Kind.PERMANENT, sure ? Scope.MAIL : Scope.UNSURE, answer, problem);
        }
        // greylisting and full mailboxes are about one receiver each, and have 4yz of every number
        boolean unsure = answer.isNone()
                || answer.code() == CLOSING
                || ABOUT_THE_SERVER.matcher(answer.subject()).matches()
                || answer.stage() == SmtpStage.CONTENT && answer.subject().isEmpty();
        return failure(Kind.TRANSIENT, unsure ? Scope.UNSURE : Scope.MAIL, answer, problem);
    }

    private static boolean isPassing(SmtpAnswer answer) {
        return answer.isNone() || answer.isForNow();
    }

    private static SmtpFailure failure(Kind kind, Scope scope, SmtpAnswer answer, MailProblem problem) {
        return new SmtpFailure(
                kind,
                scope,
                answer.stage(),
                answer.isNone() ? 0 : answer.code(),
                answer.subject(),
                problem,
                answer.words());
    }

    /** Whether the server may have accepted the mail: it did not answer, and has, or may have, received all of it. */
    public boolean mayHaveArrived() {
        return code == 0
                && problem != MailProblem.ADDRESS
                && problem != MailProblem.TEMPLATE
                && (stage == SmtpStage.CONTENT || stage == SmtpStage.UNKNOWN);
    }

    /**
     * What happened and what to do; in one line, for logs and alerts. A server's own words are in it only if they cannot be
     * about a person, since no receiver had been named.
     */
    public String explained(String server) {
        return problem == MailProblem.TEMPLATE
                ? reply
                : server + ": " + problem.what() + " (" + (mayNamePerson() ? number() : words()) + "). "
                        + problem.cure();
    }

    /** Whether the words may be about the receiver: not what hinders all mails, and not before RCPT TO. */
    public boolean mayNamePerson() {
        return scope != Scope.SERVER && stage != SmtpStage.CONNECTION && stage != SmtpStage.SENDER;
    }

    private String words() {
        return (code == 0 ? "" : stage.command() + " is answered with ") + reply;
    }

    private String number() {
        if (code == 0) {
            return stage == SmtpStage.UNKNOWN ? "sending fails" : "no valid answer to " + stage.command();
        }
        String enhanced = subject.isEmpty() ? "" : " " + code / 100 + '.' + subject;
        return stage.command() + " is answered with " + code + enhanced;
    }

    /** What to do about it. */
    public String cure() {
        return problem.cure();
    }

    /** Two failures with the same signature are the same trouble. */
    public String signature() {
        return stage + " " + code + " " + subject + (code == 0 && stage == SmtpStage.UNKNOWN ? reply : "");
    }

    /** The same without any trace of a receiver's name in the words. */
    public SmtpFailure without(String receiver) {
        return new SmtpFailure(kind, scope, stage, code, subject, problem, Replies.without(receiver, reply));
    }
}
