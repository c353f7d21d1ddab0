package dev.gangway.commerce.mail.server;

import jakarta.mail.MessagingException;
import java.time.Duration;
import org.apache.camel.component.mail.MailConfiguration;

/** Where mails go. {@code toString} names it without secrets. */
interface MailTarget {

    /** @param longest how long one mail may take, from the connection to the last answer */
    void configure(MailConfiguration configuration, Duration longest);

    /** Goes as far as one can without sending a mail. */
    void check() throws MessagingException;
}
