package dev.gangway.commerce.mail;

import jakarta.mail.MessagingException;
import org.apache.camel.component.mail.MailConfiguration;

/** Where mails go. {@code toString} names it without secrets. */
interface MailTarget {

    void configure(MailConfiguration configuration);

    /** Goes as far as one can without sending a mail. */
    void check() throws MessagingException;
}
