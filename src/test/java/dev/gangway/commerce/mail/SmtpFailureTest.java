package dev.gangway.commerce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpFailureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT     | 550 5.1.1 no such user                    | PERMANENT     | 550",
                "RCPT     | 552 5.2.2 mailbox full                    | PERMANENT     | 552",
                "RCPT     | 450 4.2.0 greylisted, come back later     | TRANSIENT     | 450",
                "RCPT     | 421 4.3.2 shutting down                   | TRANSIENT     | 421",
                "RCPT     | 554 5.7.1 Relay access denied             | CONFIGURATION | 554",
                "RCPT     | 550 5.7.54 SMTP; Unable to relay          | CONFIGURATION | 550",
                "RCPT     | 530 5.7.0 authentication required         | CONFIGURATION | 530",
                "MAIL     | 553 5.7.1 sender not owned by user        | CONFIGURATION | 553",
                "MAIL     | 530 5.7.0 must issue STARTTLS first       | CONFIGURATION | 530",
                "MAIL     | 451 4.7.1 too many mails, slow down       | TRANSIENT     | 451",
                "DATA     | 451 4.3.0 disk full                       | TRANSIENT     | 451",
                ".        | 554 5.7.1 looks like spam                 | PERMANENT     | 554",
                ".        | 452 4.3.1 out of storage                  | TRANSIENT     | 452",
                "AUTH     | 535 5.7.8 wrong credentials               | CONFIGURATION | 535",
                "AUTH     | 454 4.7.0 temporary sign-in failure       | TRANSIENT     | 454",
                "GREETING | 421 4.3.2 busy                            | TRANSIENT     | 421",
                "GREETING | 554 5.3.2 no mail service here            | CONFIGURATION | 554"
            })
    void theServersAnswerDecides(String moment, String reply, SmtpFailure.Kind kind, int code) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().replying(moment, reply)) {
            SmtpFailure failure = failureOf(server);

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.code()).isEqualTo(code);
            if (!moment.equals("GREETING")) {
                assertThat(failure.reply()).isEqualTo(reply);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void aServerThatHangsUpIsAnOutage(String moment) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().replying(moment, ScriptedSmtpServer.HANG_UP)) {
            SmtpFailure failure = failureOf(server);

            assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.TRANSIENT);
            assertThat(failure.code()).isZero();
        }
    }

    @Test
    void anAnswerOfSeveralLinesBecomesOne() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()
                .replying("RCPT", "550-5.1.1 no such user\r\n550 5.1.1 see https://x.example")) {
            assertThat(failureOf(server).reply()).isEqualTo("550-5.1.1 no such user 550 5.1.1 see https://x.example");
        }
    }

    @Test
    void theServerSeesTheReceiverAndTheSenderOnly() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            send(server);

            assertThat(server.commands())
                    .contains("MAIL FROM:<onboarding@fabrikam.example>", "RCPT TO:<jana@zahrada.example>")
                    .filteredOn(command -> command.startsWith("RCPT"))
                    .hasSize(1);
        }
    }

    @Test
    void aTimeoutIsAnOutage() {
        MessagingException timeout =
                new MessagingException("Exception reading response", new SocketTimeoutException("Read timed out"));

        assertThat(SmtpFailure.of(timeout))
                .isEqualTo(
                        new SmtpFailure(SmtpFailure.Kind.TRANSIENT, 0, "Exception reading response: Read timed out"));
    }

    @Test
    void anUntrustedCertificateIsAMatterOfConfiguration() {
        MessagingException tls = new MessagingException(
                "Could not convert socket to TLS", new SSLHandshakeException("PKIX path building failed"));

        assertThat(SmtpFailure.of(tls).kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
    }

    @Test
    void aWrongAddressIsForGood() {
        assertThat(SmtpFailure.of(new AddressException("not exactly one mail address")))
                .isEqualTo(new SmtpFailure(SmtpFailure.Kind.PERMANENT, 0, "not exactly one mail address"));
    }

    @Test
    void aMissingTemplateIsAMatterOfConfiguration() {
        assertThat(SmtpFailure.of(new RuntimeException(new MailTemplateException("no template")))
                        .kind())
                .isEqualTo(SmtpFailure.Kind.CONFIGURATION);
    }

    @Test
    void aBugIsChargedToTheRecord() {
        assertThat(SmtpFailure.of(new NullPointerException()))
                .isEqualTo(new SmtpFailure(SmtpFailure.Kind.PERMANENT, 0, "NullPointerException"));
    }

    @Test
    void longWordsAreCut() {
        assertThat(new SmtpFailure(SmtpFailure.Kind.PERMANENT, 550, "x".repeat(5000)).reply())
                .hasSize(SmtpFailure.MAX_REPLY);
    }

    private static SmtpFailure failureOf(ScriptedSmtpServer server) throws Exception {
        return send(server).getBody(SmtpFailure.class);
    }

    private static Message send(ScriptedSmtpServer server) throws Exception {
        MailSettings settings =
                MailSettings.of("smtp://user:secret@" + server.address() + "?starttls=false", Mails.SENDER);
        try (MailRoute route = new MailRoute(settings)) {
            return route.send(Mails.approved("en")).getMessage();
        }
    }
}
