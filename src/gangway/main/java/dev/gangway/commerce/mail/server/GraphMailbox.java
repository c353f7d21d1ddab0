package dev.gangway.commerce.mail.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.Json;
import dev.gangway.odata.http.ProtectionGate;
import dev.gangway.odata.http.SteadyClock;
import dev.gangway.odata.signin.TokenSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.hc.client5.http.ConnectTimeoutException;

/**
 * A mailbox that sends by Microsoft Graph, "user: sendMail", with the MIME content as it is. What Graph answers is put into
 * the terms of SMTP, which everything behind it understands. Nothing is repeated here once Graph may have the mail.
 */
public final class GraphMailbox implements MailTarget {
    private static final int LARGEST_ANSWER = 64 * 1024;
    /** Refusals of the mailbox rather than of the mail. */
    private static final Set<String> OF_THE_SENDER = Set.of(
            "ErrorAccessDenied",
            "ErrorSendAsDenied",
            "ErrorInvalidUser",
            "MailboxNotEnabledForRESTAPI",
            "ErrorNonExistentMailbox",
            "ResourceNotFound");

    private static final Set<String> OF_THE_RECEIVER = Set.of("ErrorInvalidRecipients", "ErrorInvalidSmtpAddress");

    private final String user;
    private final URI url;
    private final CamelHttp http;
    private final TokenSource tokens;
    private final ProtectionGate gate;

    /**
     * @param user user principal name or id of the mailbox
     * @param graph root, such as {@code https://graph.microsoft.com}
     */
    public GraphMailbox(String user, URI graph, CamelHttp http, TokenSource tokens, Clock wall) {
        this.gate = new ProtectionGate("Microsoft Graph", wall, new SteadyClock());
        this.user = user;
        this.url = graph.resolve("/v1.0/users/" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "/sendMail");
        this.http = http;
        this.tokens = tokens;
    }

    @Override
    public void configure(MailConfiguration configuration, Duration longest) {
        configuration.configureProtocol("smtp");
        configuration.setJavaMailProperties(new Properties());
        configuration.setJavaMailSender(new Sender());
    }

    /** Signs in: whether the mailbox may send, Graph tells only when it does. */
    @Override
    public void check() throws MessagingException {
        token();
    }

    private final class Sender extends DefaultJavaMailSender {
        @Override
        public void send(MimeMessage message) throws MessagingException {
            message.saveChanges();
            post(message);
        }
    }

    private void post(MimeMessage message) throws MessagingException {
        byte[] body = mime(message);
        HttpAnswer answer = send(body);
        if (answer.status() == 401) {
            // not accepted, so it may go once more
            answer = send(body);
        }
        if (answer.status() == 202) {
            return;
        }
        throw refused(answer);
    }

    private static byte[] mime(MimeMessage message) throws MessagingException {
        var out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new MessagingException("The mail cannot be written", e);
        }
        return Base64.getEncoder().encode(out.toByteArray());
    }

    private HttpAnswer send(byte[] body) throws MessagingException {
        String token = token();
        try {
            gate.pass();
        } catch (ServiceUnavailableException e) {
            throw failure(SmtpStage.CONNECTION, 421, "421 4.3.2 " + e.getMessage(), e);
        }
        try {
            HttpAnswer answer = http.send(
                    "POST",
                    url,
                    Map.of("Authorization", "Bearer " + token, "Content-Type", "text/plain"),
                    body,
                    LARGEST_ANSWER);
            gate.observe(answer);
            if (answer.status() == 401) {
                tokens.drop(token);
            }
            return answer;
        } catch (ServiceUnavailableException e) {
            throw failure(isBeforeTheMail(e) ? SmtpStage.CONNECTION : SmtpStage.CONTENT, 0, "", e);
        }
    }

    private String token() throws MessagingException {
        try {
            return tokens.current();
        } catch (SignInException e) {
            throw failure(SmtpStage.CONNECTION, 535, "535 5.7.8 " + e.getMessage(), e);
        } catch (ServiceUnavailableException e) {
            throw failure(SmtpStage.CONNECTION, 454, "454 4.7.0 " + e.getMessage(), e);
        }
    }

    /** Whether there was no connection, so that Graph cannot have the mail. */
    private static boolean isBeforeTheMail(ServiceUnavailableException e) {
        Throwable cause = e.getCause();
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLException;
    }

    private static SmtpStageException refused(HttpAnswer answer) {
        int status = answer.status();
        String code = code(answer);
        String words = " Graph answers " + status + (code.isEmpty() ? "" : ", " + code);
        if (status == 401) {
            return failure(SmtpStage.CONNECTION, 535, "535 5.7.8" + words, null);
        }
        if (status == 429 || status == 503) {
            return failure(SmtpStage.CONNECTION, 421, "421 4.3.2" + words, null);
        }
        if (status >= 500 || status == 408) {
            // a gateway in between gave up; what is behind it may have the mail
            return failure(SmtpStage.CONTENT, 0, "", new ServiceUnavailableException(words.strip()));
        }
        if (status == 403 || status == 404 || OF_THE_SENDER.contains(code)) {
            return failure(
                    SmtpStage.SENDER,
                    550,
                    "550 5.7.60" + words
                            + ": give the application the permission Mail.Send for this mailbox, and see that"
                            + " the mailbox exists and has a licence",
                    null);
        }
        if (OF_THE_RECEIVER.contains(code)) {
            return failure(SmtpStage.RECEIVER, 550, "550 5.1.3" + words, null);
        }
        return failure(SmtpStage.CONTENT, 554, "554 " + (status == 413 ? "5.3.4" : "5.6.0") + words, null);
    }

    /** Graph's own word for it; its text is free. */
    private static String code(HttpAnswer answer) {
        try {
            JsonNode code = Json.read(answer.body()).path("error").path("code");
            return code.asText("").matches("[A-Za-z]{1,60}") ? code.asText() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static SmtpStageException failure(SmtpStage stage, int code, String answer, Exception cause) {
        String words = cause == null ? answer : cause.getMessage();
        Exception told = code == 0 ? new IOException(words, cause) : cause;
        return new SmtpStageException(stage, code, answer, new MessagingException(words, told));
    }

    @Override
    public String toString() {
        return "graph:" + user;
    }
}
