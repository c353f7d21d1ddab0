package dev.gangway.commerce.mail.server;

import dev.gangway.odata.http.TlsTrouble;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * The reply of a mail server, as far as an exception of Jakarta Mail contains it.
 *
 * @param stage what it answered to
 * @param code the reply code (RFC 5321); 0 when there was no answer, or nothing that is one
 * @param subject subject and detail of the enhanced status code (RFC 3463), such as {@code 7.1}; empty without one
 * @param words all that came, or the failure's own words
 */
record SmtpAnswer(SmtpStage stage, int code, String subject, String words) {

    private static final Pattern ENHANCED =
            Pattern.compile("^[2-5]\\d\\d[ -][245]\\.(\\d{1,3}\\.\\d{1,3})(?!\\S)", Pattern.MULTILINE);
    private static final Pattern LEADING_CODE = Pattern.compile("\\A([2-5]\\d\\d)(?:[ -]|\\z)");
    private static final int MAX_DEPTH = 20;

    static SmtpAnswer of(Throwable failure) {
        Optional<SmtpStageException> own = find(failure, SmtpStageException.class);
        if (own.isPresent()) {
            int code = own.get().code();
            // after an answer that was all right, it is the library that could not go on
            boolean ownWords = own.get().answer().isBlank() || code >= 200 && code < 400;
            return answer(
                    own.get().stage(),
                    code,
                    ownWords ? words(failure) : own.get().answer());
        }
        return ofLibrary(failure);
    }

    /** From a mailer of the host's own. */
    private static SmtpAnswer ofLibrary(Throwable failure) {
        Optional<SMTPAddressFailedException> receiver = find(failure, SMTPAddressFailedException.class);
        if (receiver.isPresent()) {
            return answer(
                    SmtpStage.RECEIVER,
                    receiver.get().getReturnCode(),
                    receiver.get().getMessage());
        }
        Optional<SMTPSendFailedException> command = find(failure, SMTPSendFailedException.class);
        if (command.isPresent()) {
            return answer(
                    command.get().getCommand().startsWith("MAIL FROM") ? SmtpStage.SENDER : SmtpStage.CONTENT,
                    command.get().getReturnCode(),
                    command.get().getMessage());
        }
        Optional<AuthenticationFailedException> signIn = find(failure, AuthenticationFailedException.class);
        if (signIn.isPresent()) {
            String words = signIn.get().getMessage();
            Matcher code = LEADING_CODE.matcher(words == null ? "" : words);
            return answer(SmtpStage.CONNECTION, code.find() ? Integer.parseInt(code.group(1)) : 0, words);
        }
        boolean connecting = find(failure, MailConnectException.class).isPresent();
        return answer(connecting ? SmtpStage.CONNECTION : SmtpStage.UNKNOWN, 0, words(failure));
    }

    private static SmtpAnswer answer(SmtpStage stage, int code, String words) {
        Matcher enhanced = ENHANCED.matcher(words == null ? "" : words);
        boolean isOne = code >= 200 && code < 600;
        return new SmtpAnswer(
                stage, isOne ? code : 0, isOne && enhanced.find() ? enhanced.group(1) : "", words == null ? "" : words);
    }

    /** No reply, or not a valid SMTP reply. */
    boolean isNone() {
        return code < 400;
    }

    boolean isForNow() {
        return code >= 400 && code < 500;
    }

    /** Whether the answer that never came is due to the connection. */
    static boolean isBroken(Throwable failure) {
        return find(failure, IOException.class).isPresent();
    }

    /** The first exception of a type among the causes. */
    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String words(Throwable failure) {
        Throwable root = chain(failure).reduce((outer, inner) -> inner).orElse(failure);
        String outer = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String said = root.getMessage() == null || outer.endsWith(root.getMessage())
                ? outer
                : outer + ": " + root.getMessage();
        String tls = TlsTrouble.words(failure);
        return tls.isEmpty() ? said : tls + ": " + said;
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(MAX_DEPTH);
    }
}
