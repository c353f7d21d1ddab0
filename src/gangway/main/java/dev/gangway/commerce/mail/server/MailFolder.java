package dev.gangway.commerce.mail.server;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.mail.MailConfiguration;

/** A folder that takes the mails as files instead of a server: for preview and dry runs. */
record MailFolder(Path directory) implements MailTarget {

    @Override
    public void configure(MailConfiguration configuration, Duration longest) {
        configuration.configureProtocol("smtp");
        configuration.setJavaMailProperties(new Properties());
        configuration.setJavaMailSender(new EmlWriter(directory));
    }

    @Override
    public void check() throws MessagingException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new MessagingException("cannot create the mail folder " + directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw new MessagingException(
                    "cannot write to the mail folder " + directory, new AccessDeniedException(directory.toString()));
        }
    }

    @Override
    public String toString() {
        return "file:" + directory;
    }
}
