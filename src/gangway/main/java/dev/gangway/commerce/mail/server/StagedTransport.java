package dev.gangway.commerce.mail.server;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An SMTP connection that remembers how far a mail has come, and what the server said to that: the library's exceptions
 * tell neither when the connection breaks right after a refusal. Used by one thread at a time.
 */
final class StagedTransport extends SMTPTransport {
    /** What the library sends after a refusal; the answers are of no interest. */
    private static final Set<String> AFTERWARDS = Set.of("RSET", "QUIT", "NOOP");

    private static final int CONTINUE = 334;

    private SmtpStage stage = SmtpStage.CONNECTION;
    private boolean byToken;
    private boolean afterwards;
    private int code;
    private String answer = "";

    StagedTransport(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
    }

    /** What went wrong, as far as this connection knows it. */
    SmtpStageException failure(MessagingException e) {
        return new SmtpStageException(stage, code, answer, e);
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] receivers) throws MessagingException {
        stage = SmtpStage.SENDER;
        super.sendMessage(message, receivers);
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = SmtpStage.RECEIVER;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        stage = SmtpStage.CONTENT;
        return super.data();
    }

    /** Any answer 2yz means that the server has the mail (RFC 5321, 4.2.1); the library takes only 250 for that. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        try {
            super.finishData();
        } catch (MessagingException e) {
            if (code < 200 || code > 299) {
                throw e;
            }
        }
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        byToken = command.startsWith("AUTH XOAUTH2");
        afterwards = AFTERWARDS.contains(command);
        if (!afterwards) {
            code = 0;
            answer = "";
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int read = super.readServerResponse();
        if (read == CONTINUE && byToken) {
            // a refusal in JSON comes first; the answer proper follows an empty line ("OAuth 2.0 Mechanism", Gmail)
            byToken = false;
            super.sendCommand("");
            read = super.readServerResponse();
        }
        if (!afterwards) {
            code = read;
            answer = read < 0 && getLastServerResponse().equals("[EOF]") ? "" : getLastServerResponse();
        }
        return read;
    }
}
