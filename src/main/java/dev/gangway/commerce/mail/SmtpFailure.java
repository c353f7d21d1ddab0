package dev.gangway.commerce.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What a failure to send means for the notification.
 *
 * @param kind what to do about it
 * @param code the server's reply code (RFC 5321), 0 when the server did not answer
 * @param reply the server's own words, or those of the failure when it did not answer; one line, at most
 *     {@value #MAX_REPLY} characters. May name the receiver.
 */
public record SmtpFailure(Kind kind, int code, String reply) {

    /** What to do about a failure. */
    public enum Kind {
        /** Nobody is to blame: try again later; does not count against the notification. */
        TRANSIENT,
        /** The mail was refused for good: the address or this mail is wrong. */
        PERMANENT,
        /** The set-up is wrong (sign-in, sender, relaying, certificate, template): no mail will go until a person acts. */
        CONFIGURATION
    }

    static final int MAX_REPLY = 500;

    /** Replies that are about the sign-in, whatever command they answer (RFC 4954). */
    private static final Pattern SIGN_IN = Pattern.compile("53[0458]");

    private static final Pattern LEADING_CODE = Pattern.compile("\\A([2-5]\\d\\d)[ -]");
    private static final Pattern GREETING_CODE = Pattern.compile("response: ([2-5]\\d\\d)\\b");
    /** What Jakarta Mail puts in the place of an answer that never came. */
    private static final String HUNG_UP = "[EOF]";

    private static final int MAX_DEPTH = 20;

    /**
     * Reads an exception from composing or sending a mail. As a bean in an {@code onException} it gets the exception that
     * was caught, whole: Camel's {@code @ExchangeException} would hand over the innermost cause alone.
     */
    public static SmtpFailure of(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        return find(failure, SMTPAddressFailedException.class)
                .map(e -> answered(e.getReturnCode(), e.getMessage(), relayRefused(e.getMessage())))
                .or(() -> find(failure, SMTPSendFailedException.class)
                        .map(e -> answered(
                                e.getReturnCode(),
                                e.getMessage(),
                                e.getCommand().startsWith("MAIL FROM"))))
                .or(() -> find(failure, AuthenticationFailedException.class).map(SmtpFailure::signIn))
                .or(() -> find(failure, AddressException.class)
                        .map(e -> new SmtpFailure(Kind.PERMANENT, 0, e.getMessage())))
                .or(() -> find(failure, MailTemplateException.class)
                        .map(e -> new SmtpFailure(Kind.CONFIGURATION, 0, e.getMessage())))
                .orElseGet(() -> unanswered(failure));
    }

    /** One line of code, words; never more than one line. */
    public SmtpFailure {
        String line =
                reply == null ? "" : reply.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        reply = line.length() > MAX_REPLY ? line.substring(0, MAX_REPLY) : line;
    }

    private static SmtpFailure answered(int code, String reply, boolean setUpRefused) {
        if (code >= 400 && code < 500 || code <= 0) {
            return new SmtpFailure(Kind.TRANSIENT, Math.max(code, 0), reply);
        }
        boolean setUp = setUpRefused || SIGN_IN.matcher(Integer.toString(code)).matches();
        return new SmtpFailure(setUp ? Kind.CONFIGURATION : Kind.PERMANENT, code, reply);
    }

    /** Refused for every receiver outside, so not this receiver's fault; servers have no code of its own for it. */
    private static boolean relayRefused(String reply) {
        return reply.toLowerCase(Locale.ROOT).contains("relay");
    }

    private static SmtpFailure signIn(AuthenticationFailedException failure) {
        int code = code(LEADING_CODE, failure.getMessage());
        boolean lost = failure.getMessage() == null || failure.getMessage().startsWith(HUNG_UP);
        return new SmtpFailure(
                code >= 400 && code < 500 || lost ? Kind.TRANSIENT : Kind.CONFIGURATION, code, failure.getMessage());
    }

    private static SmtpFailure unanswered(Throwable failure) {
        String words = words(failure);
        if (find(failure, SSLException.class).isPresent()
                || find(failure, FileSystemException.class).isPresent()
                || find(failure, DirectConsumerNotAvailableException.class).isPresent()) {
            return new SmtpFailure(Kind.CONFIGURATION, 0, words);
        }
        if (find(failure, IOException.class).isPresent()) {
            return new SmtpFailure(Kind.TRANSIENT, 0, words);
        }
        return find(failure, MessagingException.class)
                .map(e -> outsideOfMail(e, words))
                .orElseGet(() -> new SmtpFailure(Kind.PERMANENT, 0, words));
    }

    /** The connection was up but no mail under way: the server is busy, or it does not want us. */
    private static SmtpFailure outsideOfMail(MessagingException failure, String words) {
        int code = Math.max(code(LEADING_CODE, failure.getMessage()), code(GREETING_CODE, failure.getMessage()));
        boolean passing = code >= 400 && code < 500 || words.contains(HUNG_UP);
        return new SmtpFailure(passing ? Kind.TRANSIENT : Kind.CONFIGURATION, code, words);
    }

    private static int code(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message == null ? "" : message);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String words(Throwable failure) {
        Throwable root = chain(failure).reduce((outer, inner) -> inner).orElse(failure);
        String outer = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return root == failure || root.getMessage() == null ? outer : outer + ": " + root.getMessage();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(MAX_DEPTH);
    }
}
