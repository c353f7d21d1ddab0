package dev.gangway.commerce.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gangway.commerce.mail.server.MailLogin;
import dev.gangway.commerce.mail.server.MailProblem;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.server.SmtpFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-in to a mail server by OAuth 2.0. */
class TokenLoginTest {
    private static final String USER = "onboarding@fabrikam.example";

    private final List<String> dropped = new ArrayList<>();
    private final AtomicInteger fetched = new AtomicInteger();

    private MailSettings mail(ScriptedSmtpServer server) {
        return MailSettings.of(
                "smtp://" + server.address() + "?starttls=false",
                Mails.SENDER,
                "",
                MailLogin.token(USER, () -> "token-" + fetched.incrementAndGet(), dropped::add));
    }

    /** As "Authenticate an IMAP, POP or SMTP connection using OAuth" has it. */
    private static String accepting(String line, String token) {
        String expected = Base64.getEncoder()
                .encodeToString(("user=" + USER + "\1auth=Bearer " + token + "\1\1").getBytes(StandardCharsets.UTF_8));
        return line.equals("AUTH XOAUTH2 " + expected) ? "235 2.7.0 Authentication successful" : "535 5.7.3 no";
    }

    @Test
    void theTokenGoesAsTheMechanismWantsIt() throws Exception {
        try (var server = new ScriptedSmtpServer()
                        .replying("EHLO", "250-scripted\r\n250 AUTH LOGIN XOAUTH2")
                        .signingIn(line -> accepting(line, "token-1"));
                var route = new MailRoute(mail(server))) {
            route.send(Mails.approved("en"));

            assertThat(server.accepted()).hasSize(1);
            assertThat(dropped).isEmpty();
        }
    }

    @Test
    void aRefusalInTwoStepsIsUnderstood() throws Exception {
        String error = Base64.getEncoder().encodeToString("{\"status\":\"401\"}".getBytes(StandardCharsets.UTF_8));
        try (var server = new ScriptedSmtpServer()
                .replying("EHLO", "250-scripted\r\n250 AUTH XOAUTH2")
                .signingIn(line -> line.startsWith("AUTH")
                        ? "334 " + error
                        : line.isEmpty() ? "535 5.7.8 not accepted" : "500 what is " + line)) {
            SmtpFailure failure = SmtpFailure.of(catchThrowable(mail(server)::check));

            assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
            assertThat(failure.problem()).isEqualTo(MailProblem.SIGN_IN);
            assertThat(failure.reply()).contains("535 5.7.8");
            assertThat(dropped).as("the next try has a new one").containsExactly("token-1");
        }
    }

    @Test
    void aServerThatRepeatsTheCommandShowsNoToken() throws Exception {
        try (var server = new ScriptedSmtpServer()
                .replying("EHLO", "250-scripted\r\n250 AUTH XOAUTH2")
                .signingIn(line -> "535 5.7.3 cannot take " + line + " token-1")) {
            SmtpFailure failure = SmtpFailure.of(catchThrowable(mail(server)::check));

            assertThat(failure.reply())
                    .contains("***")
                    .doesNotContain("token-1")
                    .doesNotContain(Base64.getEncoder()
                            .encodeToString(("user=" + USER).getBytes(StandardCharsets.UTF_8))
                            .substring(0, 20));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. | Set-TransportConfig
                    535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. | Set-CASMailbox
                    550 5.7.30 Basic authentication is not supported for Client Submission. | gangway.mail.credential
                    535 5.7.3 Authentication unsuccessful | SMTP.SendAsApp
                    """)
    void whatExchangeOnlineSaysComesWithItsCure(String answer, String cure) throws Exception {
        try (var server = new ScriptedSmtpServer().signingIn(line -> answer)) {
            MailSettings mail = MailSettings.of(
                    "smtp://" + server.address() + "?starttls=false",
                    Mails.SENDER,
                    "",
                    MailLogin.password("user", () -> "password"));
            SmtpFailure failure = SmtpFailure.of(catchThrowable(mail::check));

            assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
            assertThat(failure.cure()).contains(cure);
        }
    }
}
