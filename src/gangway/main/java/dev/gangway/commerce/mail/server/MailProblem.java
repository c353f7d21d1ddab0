package dev.gangway.commerce.mail.server;

import dev.gangway.commerce.mail.templates.MailTemplateException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import javax.net.ssl.SSLException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/** What kind of trouble it is, for people: what happened in one clause, and the cure with the setting to look at. */
public enum MailProblem {
    UNKNOWN_HOST(
            "the mail server's name cannot be looked up",
            "Correct the host in gangway.mail.url, or fix name resolution"),
    NO_CONNECTION(
            "the mail server cannot be reached",
            "Start the mail server, correct host and port in gangway.mail.url, or open the firewall"),
    TLS(
            "no encrypted connection to the mail server is possible",
            "gangway.mail.url must name the host as the server's certificate does, and gangway.tls.trust (or Java) must hold its issuer; smtps:// is"
                    + " for servers that encrypt from the first byte, smtp:// for STARTTLS"),
    SIGN_IN(
            "the mail server does not accept our sign-in",
            "Correct gangway.mail.username and .password (in the URL percent-encoded: @ is %40), or what gangway.mail.credential"
                    + " names, and see that the account may send by SMTP; with OAuth the application needs SMTP.SendAsApp, and"
                    + " its service principal in Exchange Online FullAccess to the mailbox"),
    SMTP_AUTH_OFF(
            "Exchange Online does not let this mailbox sign in by SMTP",
            "Let an Exchange administrator switch SMTP AUTH on: for the mailbox Set-CASMailbox -SmtpClientAuthenticationDisabled"
                    + " $false, or for the tenant Set-TransportConfig; or send without it: gangway.mail.url = graph:USER"),
    NO_PASSWORDS(
            "Exchange Online takes no passwords for SMTP any more",
            "Sign in by OAuth 2.0: set gangway.mail.credential to certificate, managed-identity or workload-identity; or send by"
                    + " Microsoft Graph: gangway.mail.url = graph:USER"),
    NOT_WELCOME(
            "the mail server does not want to talk to us",
            "See that the server takes connections from this host with this TLS and sign-in; correct gangway.mail.url, or"
                    + " gangway.mail.helo if the server rejects the name"),
    SENDER(
            "the mail server takes no mail from this sender",
            "Correct gangway.mail.from (or gangway.companies.*.mail-from), or let the account of gangway.mail.url send as it"),
    REFUSED(
            "the mail server refuses mail after mail",
            "Read its words in hq.emailnotification.errormessage and fix what it says about the sender, the sign-in or this host; if it concerns single recipients,"
                    + " correct their addresses. The job resumes by itself as soon as one mail is accepted"),
    NO_ANSWER(
            "the mail server breaks off mail after mail",
            "Look into the mail server's log. The job goes on by itself as soon as one mail gets through"),
    FOLDER(
            "the mail folder cannot be written to",
            "Create the folder of gangway.mail.url, or give this user the right to write to it"),
    ENDPOINT("gangway.mail.endpoint has no consumer", "Start the route that gangway.mail.endpoint names"),
    TEMPLATE("a mail cannot be composed", "Mend the template"),
    ADDRESS("the mail address is not one", "Correct the address"),
    OTHER(
            "mails cannot be sent",
            "Read hq.emailnotification.errormessage; `doctor` looks at the mail server and at the templates");

    private final String what;
    private final String cure;

    MailProblem(String what, String cure) {
        this.what = what;
        this.cure = cure;
    }

    String what() {
        return what;
    }

    String cure() {
        return cure;
    }

    static MailProblem of(Throwable failure, SmtpAnswer answer) {
        if (answer.code() == 535 && answer.subject().equals("7.139")) {
            return SMTP_AUTH_OFF;
        }
        if (answer.code() == 550 && answer.subject().equals("7.30")) {
            return NO_PASSWORDS;
        }
        MailProblem known = byCause(failure);
        if (known != null) {
            return known;
        }
        return switch (answer.stage()) {
            case CONNECTION ->
                answer.code() == 535
                        ? SIGN_IN
                        : answer.isNone() && SmtpAnswer.isBroken(failure) ? NO_CONNECTION : NOT_WELCOME;
            case SENDER -> answer.isNone() ? NO_ANSWER : SENDER;
            case RECEIVER, CONTENT -> answer.isNone() ? NO_ANSWER : REFUSED;
            case UNKNOWN -> OTHER;
        };
    }

    private static MailProblem byCause(Throwable failure) {
        if (has(failure, AddressException.class)) {
            return ADDRESS;
        } else if (has(failure, MailTemplateException.class)) {
            return TEMPLATE;
        } else if (has(failure, SSLException.class)) {
            return TLS;
        } else if (has(failure, FileSystemException.class)) {
            return FOLDER;
        } else if (has(failure, DirectConsumerNotAvailableException.class)) {
            return ENDPOINT;
        } else if (has(failure, UnknownHostException.class)) {
            return UNKNOWN_HOST;
        } else if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return NO_CONNECTION;
        } else if (has(failure, AuthenticationFailedException.class) && !has(failure, SocketTimeoutException.class)) {
            return SIGN_IN;
        }
        return null;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return SmtpAnswer.find(failure, type).isPresent();
    }
}
