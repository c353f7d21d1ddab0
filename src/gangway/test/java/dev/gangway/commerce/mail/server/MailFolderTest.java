package dev.gangway.commerce.mail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.commerce.mail.MailRoute;
import dev.gangway.commerce.mail.Mails;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aMailBecomesAFileThatMailProgramsOpen() throws Exception {
        try (MailRoute route = new MailRoute(settings(folder.resolve("new")))) {
            Exchange sent = route.send(Mails.approved("cs", "firstname", "Žofie"));

            MimeMessage mail = read(theOnlyFile(folder.resolve("new")));
            assertThat(mail.getMessageID()).isEqualTo(sent.getMessage().getHeader("CamelMailMessageId"));
            assertThat(mail.getSubject()).isEqualTo("Firemní účet společnosti Zahrada s.r.o. je schválen");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("jana@zahrada.example");
            assertThat(Mails.text(mail)).contains("Jak začít", "Žofie Nová");
        }
    }

    @Test
    void aRepeatedMailReplacesItsFile() throws Exception {
        try (MailRoute route = new MailRoute(settings(folder))) {
            route.send(Mails.approved("en"));
            route.send(Mails.approved("en"));

            assertThat(theOnlyFile(folder).getFileName().toString())
                    .matches("42\\.[0-9a-f]{16}@fabrikam\\.example\\.eml");
        }
    }

    @Test
    void aFolderThatCannotBeIsAMatterOfConfiguration() throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        MailSettings settings = settings(notAFolder.resolve("mails"));

        assertThatThrownBy(settings::check).isInstanceOf(MessagingException.class);
        try (MailRoute route = new MailRoute(settings)) {
            assertThat(route.failureOf(Mails.approved("en")).kind()).isEqualTo(SmtpFailure.Kind.CONFIGURATION);
        }
    }

    private static MailSettings settings(Path directory) {
        return MailSettings.of("file:" + directory, Mails.SENDER);
    }

    private static Path theOnlyFile(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }
}
