package dev.gangway.commerce.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.server.SmtpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when the mail set-up is wrong: what happened, and what to do about it. */
class MailSetupWordsTest {
    @TempDir
    Path folder;

    @Test
    void anUnknownHostIsSaidWithItsCure() {
        assertThat(words("smtp://nobody.invalid:25"))
                .contains("smtp://nobody.invalid:25", "cannot be looked up", "Correct the host in gangway.mail.url");
    }

    @Test
    void aWrongPasswordIsSaidWithItsCure() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("user", "right");
        try {
            assertThat(words("smtp://user:hush@127.0.0.1:" + server.getSmtp().getPort() + "?starttls=false"))
                    .contains("does not accept our sign-in", "535", "Correct gangway.mail.username and .password")
                    .doesNotContain("hush");
        } finally {
            server.stop();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidWithItsCure() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(words("file:" + file.resolve("mails")))
                .contains("the mail folder cannot be written to", "Create the folder of gangway.mail.url");
    }

    private static String words(String url) {
        MailSettings mail = MailSettings.of(url, Mails.SENDER);
        return SmtpFailure.of(catchThrowable(mail::check)).explained(mail.toString());
    }
}
