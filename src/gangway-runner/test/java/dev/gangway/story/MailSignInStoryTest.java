package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.TlsServer;
import dev.gangway.commerce.mail.GraphStandIn;
import dev.gangway.commerce.mail.ScriptedSmtpServer;
import dev.gangway.database.TestDatabases;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.odata.signin.certificate.TestIssuing;
import dev.gangway.onboarding.doctor.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners get their mails from a mailbox that takes no passwords. */
class MailSignInStoryTest {
    private static final String MAILBOX = "onboarding@fabrikam.example";

    @TempDir
    Path directory;

    @Test
    void graphSendsWithTheCredentialsOfSales() throws Exception {
        try (var graph = new GraphStandIn();
                var world = new World(
                        TestDatabases.HSQLDB,
                        "gangway.mail.url",
                        "graph:" + MAILBOX,
                        "gangway.mail.graph-url",
                        graph.url())) {
            world.approve();
            world.settle();

            assertThat(graph.mails()).hasSize(1);
            assertThat(claims(graph.tokens().get(0)).path("aud").asText())
                    .isEqualTo(graph.url().toString());
        }
    }

    @Test
    void anSmtpServerIsShownATokenForOutlookOnceThereIsTls() throws Exception {
        var certificate = TestCertificate.create(directory, "mail", 1, 20);
        var root = TestIssuing.named("root").authority().make();
        var shown = TestIssuing.named("server").host("127.0.0.1").by(root).make();
        try (var server = new ScriptedSmtpServer()
                        .startingTls(TlsServer.context(shown.key(), shown.certificate()))
                        .signingIn(MailSignInStoryTest::judge);
                var world = new World(
                        TestDatabases.HSQLDB,
                        "gangway.mail.url",
                        "smtp://" + server.address(),
                        "gangway.tls.trust",
                        Files.writeString(directory.resolve("root.pem"), root.pemOfCertificate()),
                        "gangway.mail.username",
                        MAILBOX,
                        "gangway.mail.credential",
                        "certificate",
                        "gangway.mail.certificate",
                        certificate.store(),
                        "gangway.mail.certificate-password",
                        TestCertificate.PASSWORD)) {
            world.sales.registrations().addCertificate(world.sales.clientId(), certificate.certificate());
            world.approve();
            world.settle();

            assertThat(server.accepted()).hasSize(1);
            assertThat(world.gangway.gangway.doctor(finding -> {}))
                    .filteredOn(finding -> finding.check().equals("credential of mail"))
                    .singleElement()
                    .extracting(Finding::severity)
                    .isEqualTo(Finding.Severity.WARNING);
        }
    }

    /** Exchange Online takes tokens for Outlook only, and for the mailbox that is named beside. */
    private static String judge(String line) {
        String said = new String(Base64.getDecoder().decode(line.replace("AUTH XOAUTH2 ", "")), StandardCharsets.UTF_8);
        String start = "user=" + MAILBOX + "\1auth=Bearer ";
        boolean right = said.startsWith(start)
                && said.endsWith("\1\1")
                && claims(said.substring(start.length(), said.length() - 2))
                        .path("aud")
                        .asText()
                        .equals("https://outlook.office365.com");
        return right ? "235 2.7.0 Authentication successful" : "535 5.7.3 Authentication unsuccessful";
    }

    private static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
