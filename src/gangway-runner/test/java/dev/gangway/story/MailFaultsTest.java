package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gangway.commerce.mail.ScriptedSmtpServer;
import dev.gangway.database.TestDatabases;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mail server goes away, or loses a connection while others go through. */
class MailFaultsTest {
    private static final String MAILS = "email-notifications";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whileTheMailServerIsDownMailsWaitAndNothingElse(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(40);
            world.settle();
            world.sellersDecide();
            int port = world.mailbox.getSmtp().getPort();
            world.mailbox.stop();
            world.run("sales-outcomes");
            assertThat(world.run(MAILS).paused()).isNotNull();
            // twenty mails that wait for one server are one outage
            assertThat(world.gangway.gangway.wait(MAILS)).isLessThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(world.run("1010").paused()).isNull();

            assertThat(world.gangway.count("hq.emailnotification WHERE status = 'Queued'"))
                    .isEqualTo(20);
            assertThat(world.errors()).isEmpty();
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
    void aMailIsPutOffEverLongerAndInTheEndIsForAPerson(TestDatabases kind) throws Exception {
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
            assertThat(world.errors()).isEmpty();

            waited(world, Duration.ofMinutes(20));
            world.runAll();
            assertThat(minutesToWait(world)).isBetween(18L, 21L);
            assertThat(world.errors()).isEmpty();

            waited(world, Duration.ofDays(3));
            world.runAll();
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("SMTP 451");
                assertThat(error.status()).isEqualTo("Parked");
            });
            assertThat(world.gangway.text("SELECT status FROM hq.emailnotification"))
                    .isEqualTo("Failed");
        }
    }

    /** Since the mail was queued, and its time has come. */
    private static void waited(World world, Duration time) {
        world.timePasses(time);
        world.everythingIsDue();
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
            world.partnersAsk(40);
            world.settle();
            world.sellersDecide();
            world.steps.before("send-mail", exchange -> {
                if (started.incrementAndGet() == 1) {
                    throw new UncheckedIOException(new SocketException("Connection reset"));
                }
            });
            world.steps.before("finish-interrupted-run", exchange -> failed.countDown());
            world.steps.before("mail-is-sent", exchange -> waitShortly(failed));
            world.runAll();
            assertThat(world.mails()).hasSize(19);
            world.everythingIsDue();
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void dyingAfterAMailWasTakenSendsItAgainWithTheSameMessageId(TestDatabases kind) throws Exception {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.disqualify(lead);
            world.steps.dieBefore("mail-is-sent");
            world.runAll();
            assertThat(world.mails()).hasSize(1);
            assertThat(world.gangway.text("SELECT status FROM hq.emailnotification"))
                    .isEqualTo("Queued");

            world.steps.free("mail-is-sent");
            world.leasesEnd();
            world.settle();
            assertThat(world.mails()).hasSize(2);
            assertThat(world.mails().get(1).getMessageID())
                    .isEqualTo(world.mails().get(0).getMessageID());
            assertThat(world.differences())
                    .singleElement()
                    .asString()
                    .matches("mails received for .* should be 1, but is 2");
        }
    }

    /** The server took the decline, nobody wrote it down, and then the partner is approved. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDeclineThatMayHaveGoneOutKeepsItsRowAtApproval(TestDatabases kind) throws Exception {
        try (var world = new World(kind)) {
            UUID opportunity = declined(world);
            world.steps.dieBefore("mail-is-sent");
            world.run(MAILS);
            assertThat(world.mails()).hasSize(1);

            world.steps.free("mail-is-sent");
            reopenAndWin(world, opportunity);
            world.leasesEnd();
            world.settle();
            assertThat(world.mails()).hasSize(2);
            assertThat(decline(world))
                    .containsEntry("status", "Failed")
                    .containsEntry("messageid", world.mails().get(0).getMessageID())
                    .containsEntry("sentdatetime", null)
                    .hasEntrySatisfying(
                            "withdrawndatetime", when -> assertThat(when).isNotNull())
                    .hasEntrySatisfying(
                            "errormessage", why -> assertThat(why.toString()).contains("may have taken it"));
            assertThat(world.errors()).isEmpty();
            assertThat(world.unreconciled()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDeclineThatGoesOutDuringApprovalIsWrittenDownAsSent(TestDatabases kind) throws Exception {
        try (var world = new World(kind)) {
            UUID opportunity = declined(world);
            world.steps.before("mail-is-sent", exchange -> {
                world.steps.free("mail-is-sent");
                reopenAndWin(world, opportunity);
            });
            world.settle();
            assertThat(world.mails()).hasSize(2);
            assertThat(decline(world))
                    .containsEntry("status", "Sent")
                    .containsEntry("messageid", world.mails().get(0).getMessageID())
                    .containsEntry("errormessage", null)
                    .containsEntry("withdrawndatetime", null);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDeclineThatIsRefusedWhileThePartnerIsApprovedIsNobodysError(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID opportunity = declined(world);
            world.steps.before("send-mail", exchange -> {
                world.steps.free("send-mail");
                reopenAndWin(world, opportunity);
                throw new IllegalStateException(new SMTPAddressFailedException(
                        null, "RCPT TO:<ida@fabrikam.example>", 550, "550 5.1.1 no such user"));
            });
            world.settle();
            assertThat(world.mails()).hasSize(1);
            assertThat(decline(world))
                    .containsEntry("status", "Failed")
                    .hasEntrySatisfying(
                            "withdrawndatetime", when -> assertThat(when).isNotNull());
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDeclineRefusedForGoodIsNotSentToAnApprovedPartner(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID opportunity = declined(world);
            world.steps.before("send-mail", exchange -> {
                world.steps.free("send-mail");
                throw new IllegalStateException(new SMTPAddressFailedException(
                        null, "RCPT TO:<ida@fabrikam.example>", 550, "550 5.1.1 no such user"));
            });
            world.run(MAILS);
            var error = world.errors().get(0);
            reopenAndWin(world, opportunity);
            world.gangway.gangway.errors().retry(error.id());
            world.settle();

            assertThat(world.mails()).hasSize(1);
            assertThat(decline(world))
                    .containsEntry("errormessage", "Withdrawn, since the partner was approved")
                    .hasEntrySatisfying(
                            "withdrawndatetime", when -> assertThat(when).isNotNull());
            assertThat(world.errors()).isEmpty();
        }
    }

    /** A decline that the server certainly does not have needs no row. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDeclineThatWasPutOffIsTakenBackWithoutATrace(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID opportunity = declined(world);
            world.steps.before("send-mail", exchange -> {
                world.steps.free("send-mail");
                throw new IllegalStateException(new SMTPAddressFailedException(
                        null, "RCPT TO:<ida@fabrikam.example>", 450, "450 4.2.0 greylisted, come back later"));
            });
            world.run(MAILS);
            reopenAndWin(world, opportunity);
            world.everythingIsDue();
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    /** A partner whose decline is queued; gives the lost opportunity. */
    private static UUID declined(World world) {
        var seller = world.sales.control();
        UUID opportunity = world.qualify(world.onboard()).opportunityId();
        seller.lose(opportunity);
        world.run("sales-outcomes");
        return opportunity;
    }

    private static void reopenAndWin(World world, UUID opportunity) {
        world.sales.control().reopen(opportunity);
        world.sales.control().win(opportunity);
        world.run("sales-outcomes");
    }

    private static Map<String, Object> decline(World world) {
        return world.gangway.jdbc.queryForMap(
                "SELECT * FROM hq.emailnotification WHERE notificationtype = 'B2BProspectRejected'");
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMailThatIsPutOffByTheServerGoesLaterAndHoldsUpNoOther(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(8);
            world.settle();
            world.sellersDecide();
            var first = new AtomicBoolean();
            world.steps.before("send-mail", exchange -> {
                if (first.compareAndSet(false, true)) {
                    throw new IllegalStateException(new SMTPAddressFailedException(
                            null, "RCPT TO:<ida@fabrikam.example>", 450, "450 4.2.0 greylisted, come back later"));
                }
            });
            world.runAll();
            assertThat(world.mails()).hasSize(3);
            assertThat(world.errors()).isEmpty();
            assertThat(world.gangway.count("gangway.due WHERE job = 'email-notifications' AND attempts = 0"))
                    .isEqualTo(1);

            world.everythingIsDue();
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMailServerThatDoesNotAnswerHoldsUpMailsAndNothingElse(TestDatabases kind) throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var mailer = Executors.newSingleThreadExecutor();
        try (var world = new World(kind)) {
            world.partnersAsk(20);
            world.settle();
            world.sellersDecide();
            world.run("sales-outcomes");
            world.steps.before("send-mail", exchange -> {
                asked.countDown();
                await(answered);
            });
            var mails = mailer.submit(() -> world.run(MAILS));
            await(asked);
            world.partnersAsk(20);
            for (String job : world.gangway.gangway.jobs()) {
                if (!job.equals(MAILS)) {
                    assertThat(world.run(job).paused()).as(job).isNull();
                }
            }
            assertThat(world.gangway.count("gangway.link")).isEqualTo(40);
            assertThat(world.mails()).isEmpty();

            answered.countDown();
            mails.get();
            world.settle();
            assertThat(world.differences()).isEmpty();
        } finally {
            answered.countDown();
            mailer.shutdownNow();
        }
    }

    /** All mails of a chunk together take longer than the lease; a second node looks all the time whether any is due. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aSlowServerGetsNoMailTwiceAlthoughTheLeaseIsShort(TestDatabases kind) throws Exception {
        var nodes = Executors.newFixedThreadPool(2);
        try (var server = new ScriptedSmtpServer();
                var world = new World(
                        kind, "gangway.mail.url", "smtp://" + server.address(), "gangway.jobs.lease-seconds", "10");
                var another = world.another()) {
            world.partnersAsk(24);
            world.settle();
            world.sellersDecide();
            world.run("sales-outcomes");
            server.following((moment, receiver) -> moment.equals(".") ? slowly() : null);

            var first = nodes.submit(() -> world.run(MAILS));
            var second = nodes.submit(() -> {
                while (!first.isDone()) {
                    another.gangway.run(MAILS);
                }
            });
            first.get();
            second.get();
            assertThat(server.accepted()).hasSize(12).doesNotHaveDuplicates();
        } finally {
            nodes.shutdownNow();
        }
    }

    /** Twelve mails take 14 s. */
    private static String slowly() {
        try {
            TimeUnit.MILLISECONDS.sleep(1200);
            return "250 2.0.0 queued";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ScriptedSmtpServer.HANG_UP;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
