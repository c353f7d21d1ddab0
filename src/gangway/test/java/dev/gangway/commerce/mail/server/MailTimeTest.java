package dev.gangway.commerce.mail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that keeps on answering, so that no answer is late, and never comes to an end. */
class MailTimeTest {
    /** What it answers properly before it begins to drip. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "220 hello\r\n",
                "220 hello\r\n250 you are\r\n",
                "220 hello\r\n250 you are\r\n250 sender ok\r\n250 receiver ok\r\n354 go on\r\n"
            })
    void isBrokenOffInTime(String begin) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> drip(server, begin));
            dripping.setDaemon(true);
            dripping.start();
            var sender = new KeptConnectionSender(
                    SmtpServer.parse("smtp://127.0.0.1:" + server.getLocalPort(), "me.example", MailLogin.NONE, null),
                    Duration.ofSeconds(1));

            Throwable failure = assertTimeoutPreemptively(
                    Duration.ofMinutes(1), () -> catchThrowable(() -> sender.send(message())));

            assertThat(failure).hasMessage("the mail took longer than 1 s");
            SmtpFailure judged = SmtpFailure.of(failure);
            assertThat(judged.kind()).isEqualTo(SmtpFailure.Kind.TRANSIENT);
            assertThat(judged.mayHaveArrived()).isEqualTo(begin.contains("354"));
        }
    }

    private static MimeMessage message() throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("a@fabrikam.example");
        message.setRecipients(MimeMessage.RecipientType.TO, "b@fabrikam.example");
        message.setText("hello");
        return message;
    }

    private static void drip(ServerSocket server, String begin) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                OutputStream out = client.getOutputStream();
                out.write(begin.getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    out.write("250-".getBytes(StandardCharsets.US_ASCII));
                    out.write("and\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    Thread.sleep(50);
                }
            } catch (IOException e) {
                // the client has had enough
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
