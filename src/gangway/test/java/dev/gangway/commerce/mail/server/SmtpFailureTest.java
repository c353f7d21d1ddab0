package dev.gangway.commerce.mail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.commerce.mail.MailRoute;
import dev.gangway.commerce.mail.Mails;
import dev.gangway.commerce.mail.ScriptedSmtpServer;
import dev.gangway.commerce.mail.templates.MailTemplateException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Message;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFailureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT     | 550 5.1.1 no such user                    | PERMANENT     | MAIL   | 550",
                "RCPT     | 550 5.1.1 User unknown in relay table     | PERMANENT     | MAIL   | 550",
                "RCPT     | 550 5.1.10 no such user at the host       | PERMANENT     | MAIL   | 550",
                "RCPT     | 552 5.2.2 mailbox full                    | PERMANENT     | MAIL   | 552",
                "RCPT     | 550 5.1.8 sender has no domain            | PERMANENT     | UNSURE | 550",
                "RCPT     | 550 no such user                          | PERMANENT     | UNSURE | 550",
                "RCPT     | 550 5.4.1 access denied                   | PERMANENT     | UNSURE | 550",
                "RCPT     | 554 5.7.1 Relay access denied             | PERMANENT     | UNSURE | 554",
                "RCPT     | 550 5.7.54 SMTP; Unable to relay          | PERMANENT     | UNSURE | 550",
                "RCPT     | 530 5.7.0 authentication required         | PERMANENT     | UNSURE | 530",
                "RCPT     | 450 4.2.0 greylisted, come back later     | TRANSIENT     | MAIL   | 450",
                "RCPT     | 451 4.7.1 greylisted, come back later     | TRANSIENT     | MAIL   | 451",
                "RCPT     | 452 4.2.2 mailbox full                    | TRANSIENT     | MAIL   | 452",
                "RCPT     | 421 4.3.2 shutting down                   | TRANSIENT     | UNSURE | 421",
                "RCPT     | 451 4.3.0 disk full                       | TRANSIENT     | UNSURE | 451",
                "RCPT     | 199 what is that                           | TRANSIENT     | UNSURE | 0",
                "RCPT     | what is that                               | TRANSIENT     | UNSURE | 0",
                "MAIL     | 553 5.7.1 sender not owned by user        | CONFIGURATION | SENDER | 553",
                "MAIL     | 530 5.7.0 must issue STARTTLS first       | CONFIGURATION | SENDER | 530",
                "MAIL     | 451 4.7.1 too many mails, slow down       | TRANSIENT     | SENDER | 451",
                "DATA     | 451 4.3.0 disk full                       | TRANSIENT     | UNSURE | 451",
                "DATA     | 554 5.5.1 no valid recipients             | PERMANENT     | UNSURE | 554",
                ".        | 554 5.7.1 looks like spam                 | PERMANENT     | UNSURE | 554",
                ".        | 554 5.6.0 content not allowed             | PERMANENT     | MAIL   | 554",
                ".        | 452 4.3.1 out of storage                  | TRANSIENT     | UNSURE | 452",
                ".        | 451 try again                             | TRANSIENT     | UNSURE | 451",
                "AUTH     | 535 5.7.8 wrong credentials               | CONFIGURATION | SERVER | 535",
                "AUTH     | 535 5.7.139 SmtpClientAuth is disabled    | CONFIGURATION | SERVER | 535",
                "AUTH     | 454 4.7.0 temporary sign-in failure       | TRANSIENT     | SERVER | 454",
                "AUTH     | what is that                               | TRANSIENT     | SERVER | 0",
                "EHLO     | 421 4.7.0 too many connections            | TRANSIENT     | SERVER | 421",
                "GREETING | 421 4.3.2 busy                            | TRANSIENT     | SERVER | 421",
                "GREETING | 554 5.3.2 no mail service here            | CONFIGURATION | SERVER | 554"
            })
    void theServersAnswerDecides(String moment, String reply, SmtpFailure.Kind kind, SmtpFailure.Scope scope, int code)
            throws Exception {
        try (ScriptedSmtpServer server =
                new ScriptedSmtpServer().replying(moment, reply).replying("HELO", "421 bye")) {
            SmtpFailure failure = failureOf(server);

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.scope()).isEqualTo(scope);
            assertThat(failure.code()).isEqualTo(code);
            if (!moment.equals("EHLO")) {
                assertThat(failure.reply()).isEqualTo(reply);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, SERVER",
        "EHLO, SERVER",
        "AUTH, SERVER",
        "MAIL, SENDER",
        "RCPT, UNSURE",
        "DATA, UNSURE",
        "., UNSURE"
    })
    void aServerThatHangsUpIsAnOutage(String moment, SmtpFailure.Scope scope) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().replying(moment, ScriptedSmtpServer.HANG_UP)) {
            SmtpFailure failure = failureOf(server);

            assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.TRANSIENT);
            assertThat(failure.scope()).isEqualTo(scope);
            assertThat(failure.code()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550", "DATA, 554", "., 554"})
    void aRefusalCountsAlsoWhenTheServerHangsUpAfterIt(String moment, int code) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()
                .replying(moment, code + " 5.7.1 no")
                .replying("RSET", ScriptedSmtpServer.HANG_UP)) {
            assertThat(failureOf(server).code()).isEqualTo(code);
        }
    }

    @Test
    void anyPositiveAnswerMeansThatTheServerHasTheMail() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().replying(".", "252 2.0.0 will see")) {
            assertThat(send(server).getBody()).isNotInstanceOf(SmtpFailure.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <jana@zahrada.example>: Recipient address rejected",
                "550 5.1.1 JANA@zahrada.example unknown",
                "550 5.1.1 mailbox Jana is not here",
                "550 5.1.1 <prvs=123=jana%40zahrada.example@mx.example> unknown",
                "550 5.1.1 bounces+jana=zahrada.example unknown",
            })
    void wordsAboutTheReceiverAreLeftOut(String reply) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().replying("RCPT", reply)) {
            SmtpFailure failure = failureOf(server).without("jana@zahrada.example");

            assertThat(failure.reply()).doesNotContainIgnoringCase("jana").startsWith("550 5.1.1");
        }
    }

    @Test
    void aSecretThatTheServerRepeatsIsLeftOut() throws Exception {
        String signIn = "AHVzZXIAc2VjcmV0"; // \0user\0secret
        String whole = Base64.getEncoder().encodeToString("user\0user\0secret".getBytes(StandardCharsets.UTF_8));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()
                .replying("AUTH", "500 5.5.1 Command unrecognized: AUTH PLAIN " + signIn + " " + whole + " secret")) {
            assertThat(failureOf(server).reply()).isEqualTo("500 5.5.1 Command unrecognized: AUTH PLAIN *** *** ***");
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
    void theGreetingNamesThisHostAndNeverLocalhost() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            send(server);

            assertThat(server.commands())
                    .filteredOn(command -> command.startsWith("EHLO"))
                    .singleElement()
                    .asString()
                    .matches("EHLO (\\[[0-9A-Fa-f:.IPv]+]|[A-Za-z0-9-]+\\..+)")
                    .doesNotContain("localhost");
        }
    }

    @Test
    void theGreetingIsAsTheSettingSays() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            MailSettings.of("smtp://" + server.address(), Mails.SENDER, "gangway.contoso.example")
                    .check();

            assertThat(server.commands()).contains("EHLO gangway.contoso.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a\r\nMAIL FROM:<x@y.example>", "-x.example", "[not an address]"})
    void aGreetingThatIsNoneIsRefused(String helo) {
        assertThatThrownBy(() -> MailSettings.of("smtp://mail.example", Mails.SENDER, helo))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("gangway.mail.helo: ");
    }

    @Test
    void aTimeoutIsAnOutage() {
        MessagingException timeout =
                new MessagingException("Exception reading response", new SocketTimeoutException("Read timed out"));

        assertThat(SmtpFailure.of(timeout).kind()).isEqualTo(SmtpFailure.Kind.TRANSIENT);
        assertThat(SmtpFailure.of(timeout).reply()).isEqualTo("Exception reading response: Read timed out");
    }

    @Test
    void anUntrustedCertificateIsAMatterOfConfiguration() {
        MessagingException tls = new MessagingException(
                "Could not convert socket to TLS", new SSLHandshakeException("PKIX path building failed"));

        assertThat(SmtpFailure.of(tls).kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
    }

    @Test
    void aWrongAddressIsForGood() {
        SmtpFailure failure = SmtpFailure.of(new AddressException("not exactly one mail address"));

        assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.PERMANENT);
        assertThat(failure.scope()).isEqualTo(SmtpFailure.Scope.MAIL);
        assertThat(failure.reply()).isEqualTo("not exactly one mail address");
    }

    @Test
    void aMissingTemplateStopsTheMailsOfItsType() {
        SmtpFailure failure = SmtpFailure.of(new RuntimeException(new MailTemplateException("no template")));

        assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
        assertThat(failure.scope()).isEqualTo(SmtpFailure.Scope.TYPE);
    }

    @Test
    void aBugIsChargedToTheRecordUnlessAllHaveIt() {
        SmtpFailure failure = SmtpFailure.of(new NullPointerException());

        assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.PERMANENT);
        assertThat(failure.scope()).isEqualTo(SmtpFailure.Scope.UNSURE);
        assertThat(failure.reply()).isEqualTo("NullPointerException");
    }

    @Test
    void longWordsAreCutBetweenCharacters() throws Exception {
        String reply = "550 " + "x".repeat(495) + "\uD83D\uDE00\uD83D\uDE00";

        assertThat(SmtpFailure.of(new SMTPAddressFailedException(null, "RCPT", 550, reply))
                        .reply())
                .endsWith("x\uD83D\uDE00")
                .hasSize(SmtpFailure.MAX_REPLY + 1);
    }

    @Test
    void whatCannotBeSeenDoesNotComeThrough() {
        assertThat(SmtpFailure.of(new SMTPAddressFailedException(
                                null, "RCPT", 550, "550 a\u0000b\u001B[31mc\u0085d\u202Ee\uFFFFf"))
                        .reply())
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 550 5.7.1 Ida Berg has left Fabrikam | RCPT TO is answered with 550 5.7.1)",
                "RCPT | 550 Ida Berg has left Fabrikam       | RCPT TO is answered with 550)",
                "DATA | 451 4.3.0 Ida Berg is full           | DATA is answered with 451 4.3.0)",
                ".    | 554 5.7.1 Ida Berg reads no spam     | DATA is answered with 554 5.7.1)",
                "RCPT | Ida Berg                             | no valid answer to RCPT TO)"
            })
    void whatMayNameAPersonIsNotForLogs(String moment, String reply, String number) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().replying(moment, reply)) {
            SmtpFailure failure = failureOf(server);

            assertThat(failure.explained("mail.example")).contains(number).doesNotContain("Ida");
            assertThat(failure.reply()).isEqualTo(reply);
        }
    }

    @ParameterizedTest
    @CsvSource({"GREETING, 554 5.3.2 no mail service here", "AUTH, 535 5.7.8 wrong", "MAIL, 553 5.7.1 sender not owned"
    })
    void whatIsSaidBeforeAReceiverIsNamedHelpsTheOperator(String moment, String reply) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().replying(moment, reply)) {
            assertThat(failureOf(server).explained("mail.example")).contains(reply);
        }
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
