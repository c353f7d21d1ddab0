package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gangway.commerce.mail.ScriptedSmtpServer;
import dev.gangway.database.TestDatabases;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mail server goes away, or loses a connection while others go through. */
class MailFaultsTest {
    private static final String MAILS = "email-notifications";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whileTheMailServerIsDownMailsWaitAndNothingElse(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.gangway.submitMany(40);
            world.settle();
            world.sellersDecide();
            int port = world.mailbox.getSmtp().getPort();
            world.mailbox.stop();
            world.gangway.gangway.run("sales-outcomes");
            assertThat(world.gangway.gangway.run(MAILS).paused()).isNotNull();
            // twenty mails that wait for one server are one outage
            assertThat(world.gangway.gangway.wait(MAILS)).isLessThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(world.gangway.gangway.run("1010").paused()).isNull();

            assertThat(world.gangway.count("hq.emailnotification WHERE status = 'Queued'"))
                    .isEqualTo(20);
            assertThat(world.gangway.count("gangway.error")).isZero();
            assertThat(world.gangway.count("ax.customerhierarchy")).isEqualTo(10);

            var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            back.start();
            try {
                world.settle();
                assertThat(new Audit(
                                        world.gangway.jdbc,
                                        world.gangway.jdbc,
                                        world.dump(),
                                        List.of(back.getReceivedMessages()))
                                .differences())
                        .isEmpty();
            } finally {
                back.stop();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMailThatTheServerPutsOffIsPutOffEverLongerAndInTheEndIsForAPerson(TestDatabases kind) throws Exception {
        try (var server = new ScriptedSmtpServer().replying("RCPT", "451 4.2.0 mailbox is busy");
                var world = new World(kind, "gangway.mail.url", "smtp://" + server.address())) {
            world.approve();
            assertThat(world.gangway.jdbc.queryForMap(
                            "SELECT status, trycount, errormessage FROM hq.emailnotification"))
                    .containsEntry("status", "Queued")
                    .containsEntry("trycount", 1)
                    .hasEntrySatisfying("errormessage", reply -> assertThat(reply.toString())
                            .contains("451 4.2.0"));
            assertThat(minutesToWait(world)).isBetween(0L, 1L);
            assertThat(world.gangway.count("gangway.error")).isZero();

            waited(world, 20);
            world.gangway.runAll();
            assertThat(minutesToWait(world)).isBetween(18L, 21L);
            assertThat(world.gangway.count("gangway.error")).isZero();

            waited(world, 3 * 24 * 60);
            world.gangway.runAll();
            assertThat(world.gangway.gangway.errors().list()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("SMTP 451");
                assertThat(error.status()).isEqualTo("Parked");
            });
            assertThat(world.gangway.text("SELECT status FROM hq.emailnotification"))
                    .isEqualTo("Failed");
        }
    }

    /** The mail was queued so long ago, and its time has come. */
    private static void waited(World world, int minutes) {
        world.gangway.jdbc.update(
                "UPDATE hq.emailnotification SET createddatetime = ?",
                LocalDateTime.now(ZoneOffset.UTC).minusMinutes(minutes));
        world.gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP");
    }

    private static long minutesToWait(World world) {
        var dueAt = world.gangway.jdbc.queryForObject(
                "SELECT dueat FROM gangway.due WHERE job = 'email-notifications'", OffsetDateTime.class);
        return Duration.between(OffsetDateTime.now(ZoneOffset.UTC), dueAt).toMinutes();
    }

    /** One connection breaks while the other mails are with the server already but not yet written down. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aConnectionThatBreaksDoesNotMakeTheOtherMailsGoTwice(TestDatabases kind) {
        try (var world = new World(kind)) {
            var started = new AtomicInteger();
            var failed = new CountDownLatch(1);
            world.gangway.submitMany(40);
            world.settle();
            world.sellersDecide();
            world.steps.before("send-mail", exchange -> {
                if (started.incrementAndGet() == 1) {
                    throw new UncheckedIOException(new SocketException("Connection reset"));
                }
            });
            world.steps.before("finish-interrupted-run", exchange -> failed.countDown());
            world.steps.before("mail-is-sent", exchange -> waitShortly(failed));
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    /** The failure may well be handled only after all mails of the chunk. */
    private static void waitShortly(CountDownLatch failed) {
        try {
            failed.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
