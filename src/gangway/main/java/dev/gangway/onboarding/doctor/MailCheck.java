package dev.gangway.onboarding.doctor;

import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.server.SmtpFailure;
import jakarta.mail.MessagingException;
import java.util.List;

/** Whether the mail server lets us in. */
record MailCheck(MailSettings mail) implements Check {
    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<Finding> look() {
        try {
            mail.check();
            return List.of(Finding.ok(name(), mail.toString()));
        } catch (MessagingException e) {
            SmtpFailure failure = SmtpFailure.of(e);
            return List.of(Finding.problem(name(), mail + ": " + failure.reply(), failure.cure()));
        }
    }

    @Override
    public String cure() {
        return "Start the mail server, or correct gangway.mail.url";
    }
}
