package dev.gangway.commerce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.server.SmtpFailure;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDeliveryTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private MailRoute route;

    @BeforeEach
    void start() throws Exception {
        server.start();
        route = new MailRoute(MailSettings.of(url(""), Mails.SENDER));
    }

    @AfterEach
    void stop() {
        route.close();
        server.stop();
    }

    @Test
    void aMailArrivesInTwoFormsFromTheSenderAtTheReceiver() throws Exception {
        Exchange sent = route.send(Mails.approved("en-us", "storename", "Fabrikam", "zipcode", "110 00"));

        assertThat(sent.getMessage().getBody()).isInstanceOf(MimeMessage.class);
        MimeMessage mail = theOnlyMail();
        assertThat(mail.getFrom()[0]).hasToString("Fabrikam onboarding <onboarding@fabrikam.example>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("jana@zahrada.example");
        assertThat(mail.getSubject()).isEqualTo("Your business account for Zahrada s.r.o. is approved");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(Mails.part(mail, 0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(Mails.part(mail, 1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(Mails.text(mail)).contains("Dear Jana Nová", "110 00");
        assertThat(Mails.html(mail)).contains("<bdi>Jana Nová</bdi>", "110 00");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isNotNull();
    }

    @Test
    void aRowIsSentAsItComesFromTheDatabase() throws Exception {
        route.send(Map.of(
                "NOTIFICATIONID", "7",
                "NOTIFICATIONTYPE", "B2BUserAdded",
                "LANGUAGEID", "cs",
                "RECEIVEREMAILADDRESS", "petr@zahrada.example",
                "COMPANY", "Zahrada s.r.o."));

        assertThat(theOnlyMail().getSubject()).isEqualTo("Máte přístup k účtu společnosti Zahrada s.r.o.");
    }

    @Test
    void headersOfTheExchangeDoNotSteerTheMail() throws Exception {
        route.send(Mails.approved("en"));

        MimeMessage mail = theOnlyMail();
        assertThat(mail.getSubject()).isNotEqualTo("hijacked");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("To")).containsExactly("jana@zahrada.example");
    }

    @ParameterizedTest
    @CsvSource({
        "cs, Žofie, Říhová, Dobrý den",
        "ja, 花子, 山田, Welcome to our online store",
        "ar, فاطمة, الزهراء, Welcome to our online store",
        "en, 𝔄𝔡𝔞, 🙂, Welcome to our online store"
    })
    void namesOfAnyScriptArriveUnharmed(String language, String firstName, String lastName, String phrase)
            throws Exception {
        route.send(Mails.approved(language, "firstname", firstName, "lastname", lastName, "company", lastName));

        MimeMessage mail = theOnlyMail();
        assertThat(mail.getSubject()).contains(lastName);
        assertThat(Mails.text(mail)).contains(firstName + " " + lastName, phrase);
        assertThat(Mails.html(mail)).contains(firstName + " " + lastName, phrase);
    }

    @Test
    void aRepeatedMailHasTheSameMessageId() throws Exception {
        Exchange first = route.send(Mails.approved("en"));
        Exchange second = route.send(Mails.approved("en"));

        assertThat(server.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .hasSize(2)
                .containsOnly(first.getMessage().getHeader("CamelMailMessageId", String.class));
        assertThat(second.getMessage().getHeader("CamelMailMessageId"))
                .isEqualTo(first.getMessage().getHeader("CamelMailMessageId"));
    }

    @Test
    void manyReceiversNeedNoMoreEndpoints() {
        int before = route.context().getEndpoints().size();

        Stream.of("a@x.example", "b@x.example", "c@x.example").map(Mails::to).forEach(route::send);

        assertThat(server.getReceivedMessages()).hasSize(3);
        assertThat(route.context().getEndpoints()).hasSize(before);
    }

    @Test
    void signInSucceedsWithTheRightSecret() throws Exception {
        server.setUser("user", "right");
        MailSettings settings = MailSettings.of(url("user:right@") + "?starttls=false", Mails.SENDER);

        settings.check();
        try (MailRoute signedIn = new MailRoute(settings)) {
            signedIn.send(Mails.approved("en"));
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWrongSecretIsAMatterOfConfiguration() throws Exception {
        server.setUser("user", "right");
        try (MailRoute refused = new MailRoute(MailSettings.of(url("user:wrong@") + "?starttls=false", Mails.SENDER))) {
            SmtpFailure failure = refused.failureOf(Mails.approved("en"));

            assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
            assertThat(failure.code()).isEqualTo(535);
            assertThat(failure.reply()).startsWith("535 ").doesNotContain("wrong");
        }
    }

    @Test
    void aSecretIsNotSentWithoutTls() throws Exception {
        server.setUser("user", "right");
        try (MailRoute refused = new MailRoute(MailSettings.of(url("user:right@"), Mails.SENDER))) {
            SmtpFailure failure = refused.failureOf(Mails.approved("en"));

            assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
            assertThat(failure.reply()).contains("STARTTLS");
        }
    }

    @Test
    void aCertificateNobodyVouchesForStopsTheMail() throws Exception {
        GreenMail tlsServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        tlsServer.start();
        String url = "smtps://127.0.0.1:" + tlsServer.getSmtps().getPort();
        try (MailRoute refused = new MailRoute(MailSettings.of(url, Mails.SENDER))) {
            SmtpFailure failure = refused.failureOf(Mails.approved("en"));

            assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
            assertThat(failure.reply()).contains("unable to find valid certification path");
            assertThat(tlsServer.getReceivedMessages()).isEmpty();
        } finally {
            tlsServer.stop();
        }
    }

    @Test
    void aServerThatIsDownIsAnOutage() {
        server.stop();

        SmtpFailure failure = route.failureOf(Mails.approved("en"));

        assertThat(failure.kind()).isEqualTo(SmtpFailure.Kind.TRANSIENT);
        assertThat(failure.code()).isZero();
        assertThat(failure.reply()).contains("Connection refused");
    }

    private String url(String login) {
        return "smtp://" + login + "127.0.0.1:" + server.getSmtp().getPort();
    }

    private MimeMessage theOnlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }
}
