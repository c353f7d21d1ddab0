package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.commerce.mail.ScriptedSmtpServer;
import dev.gangway.commerce.mail.SmtpAnswers;
import dev.gangway.database.TestDatabases;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server that answers with every code and wording we know, at every command: nothing blocks, nothing is silent. */
class MailServerMoodsTest {
    private static final String MAILS = "email-notifications";
    private static final List<String> MOMENTS = List.of("GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", ".");
    private static final List<String> OF_ONE_MAIL = List.of("RCPT", "DATA", ".");
    private static final int HEALTHY = 5;
    private static final int END_OF_WORDS = 15;

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAnswerAboutOneMailBlocksNoOther(TestDatabases kind) throws Exception {
        try (var post = new Post(kind)) {
            everySo(OF_ONE_MAIL, 2, (moment, answer) -> post.oneOf(1, moment, answer));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theSameAnswerAboutSeveralMailsBlocksNoOther(TestDatabases kind) throws Exception {
        try (var post = new Post(kind)) {
            everySo(OF_ONE_MAIL, 5, (moment, answer) -> post.oneOf(3, moment, answer));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAnswerToAllMailsIsNamedAndLosesNone(TestDatabases kind) throws Exception {
        try (var post = new Post(kind)) {
            everySo(MOMENTS, 5, post::all);
        }
    }

    /** A share of all answers at all commands, so that every answer comes and every command comes. */
    private static void everySo(List<String> moments, int share, BiConsumer<String, String> work) {
        int i = 0;
        for (String answer : SmtpAnswers.SEEN) {
            for (String moment : moments) {
                if (i++ % share == 0) {
                    work.accept(moment, answer);
                }
            }
        }
    }

    /** Each mail meets another mood. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMoodyServerBlocksNoMailAndSendsNoneTwice(TestDatabases kind) throws Exception {
        try (var post = new Post(kind)) {
            for (int seed = 0; seed < 10; seed++) {
                post.moody(seed, 30);
            }
        }
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void everyNumberAtEveryCommand(TestDatabases kind) throws Exception {
        try (var post = new Post(kind)) {
            for (String moment : MOMENTS) {
                for (String answer : Stream.concat(SmtpAnswers.SEEN.stream(), SmtpAnswers.numbers())
                        .toList()) {
                    if (OF_ONE_MAIL.contains(moment)) {
                        post.oneOf(1, moment, answer);
                        post.oneOf(3, moment, answer);
                    }
                    post.all(moment, answer);
                }
            }
            for (int seed = 1000; seed < 1500; seed++) {
                post.moody(seed, 100);
            }
        }
    }

    /** Queued mails and the server that gets them. */
    private static final class Post implements AutoCloseable {
        private final ScriptedSmtpServer server = new ScriptedSmtpServer();
        private final EmbeddedGangway gangway;
        private String mood;

        Post(TestDatabases kind) throws IOException {
            gangway = new EmbeddedGangway(
                    kind,
                    "gangway.mail.url",
                    "smtp://user:secret@" + server.address() + "?starttls=false",
                    "gangway.mail.from",
                    "Fabrikam <onboarding@fabrikam.example>",
                    "gangway.errors.retry-seconds",
                    "60");
        }

        /** So many of some mails meet the answer, in the middle of the others. */
        void oneOf(int some, String moment, String answer) {
            List<String> mails = queue(HEALTHY + some);
            Set<String> hit = Set.copyOf(mails.subList(1, 1 + some));
            mood = some + " at " + moment + ": " + answer;
            server.following(
                    (at, receiver) -> at.equals(moment) && hit.contains(receiver) ? said(answer, receiver) : null);
            List<String> healthy =
                    mails.stream().filter(mail -> !hit.contains(mail)).toList();
            run(healthy, hit, 6);
            noneIsSilent(hit);
            end(mails);
        }

        void all(String moment, String answer) {
            List<String> mails = queue(HEALTHY);
            mood = "all at " + moment + ": " + answer;
            server.following((at, receiver) -> at.equals(moment) ? said(answer, receiver) : null);
            JobReport report = gangway.gangway.run(MAILS);
            if (report.paused() == null) {
                noneIsSilent(mails);
            } else {
                assertThat(report.paused()).as(mood).contains("notification ");
                nobodyIsNamed(report.paused());
                if (OF_ONE_MAIL.contains(moment)) {
                    theWordsAreNotIn(report.paused(), answer);
                    theSuspectIsNamed();
                }
            }
            end(mails);
        }

        private void theWordsAreNotIn(String reason, String answer) {
            if (answer.length() > END_OF_WORDS) {
                assertThat(reason).as(mood).doesNotContain(answer.substring(answer.length() - END_OF_WORDS));
            }
        }

        private void theSuspectIsNamed() {
            String suspect = gangway.gangway.status().runs().get(0).text("suspect");
            assertThat(gangway.count("hq.emailnotification WHERE errormessage IS NOT NULL AND notificationid = '"
                            + suspect + "'"))
                    .as(mood)
                    .isEqualTo(1);
        }

        /** About a third of the mails is hit, each by its own answer at its own command. */
        void moody(int seed, int count) {
            var random = new Random(seed);
            List<String> mails = queue(count);
            var answers = new ArrayList<String>();
            var moments = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                answers.add(
                        random.nextInt(3) == 0 ? SmtpAnswers.SEEN.get(random.nextInt(SmtpAnswers.SEEN.size())) : null);
                moments.add(OF_ONE_MAIL.get(random.nextInt(OF_ONE_MAIL.size())));
            }
            mood = "seed " + seed;
            server.following((at, receiver) -> {
                int i = mails.indexOf(receiver);
                return i >= 0 && answers.get(i) != null && moments.get(i).equals(at)
                        ? said(answers.get(i), receiver)
                        : null;
            });
            List<String> healthy = IntStream.range(0, count)
                    .filter(i -> answers.get(i) == null)
                    .mapToObj(mails::get)
                    .toList();
            List<String> hit =
                    mails.stream().filter(mail -> !healthy.contains(mail)).toList();
            run(healthy, hit, 25);
            noneIsSilent(hit);
            end(mails);
        }

        private static String said(String answer, String receiver) {
            return answer.replace("%s", receiver);
        }

        /** What is waiting for a later time waits no longer; the order stays. */
        private void timeGoesBy() {
            gangway.jdbc.update("UPDATE gangway.due SET dueat = dueat - INTERVAL '2' HOUR");
        }

        private void run(Collection<String> healthy, Collection<String> hit, int times) {
            for (int i = 0;
                    i < times
                            && !(server.accepted().containsAll(healthy)
                                    && silent(hit).isEmpty());
                    i++) {
                JobReport report = gangway.gangway.run(MAILS);
                if (report.paused() != null) {
                    nobodyIsNamed(report.paused());
                }
                timeGoesBy();
            }
            assertThat(server.accepted()).as(mood).containsAll(healthy);
        }

        /** Those that neither went out nor have a reason in their row. */
        private List<String> silent(Collection<String> mails) {
            List<String> silent = gangway.jdbc.queryForList(
                    "SELECT receiveremailaddress FROM hq.emailnotification WHERE errormessage IS NULL", String.class);
            silent.retainAll(mails);
            silent.removeAll(server.accepted());
            return silent;
        }

        /** Each has a reason in its row, unless it went out after all. */
        private void noneIsSilent(Collection<String> mails) {
            assertThat(silent(mails)).as(mood).isEmpty();
            gangway.jdbc.queryForList("SELECT errormessage FROM hq.emailnotification", String.class).stream()
                    .filter(Objects::nonNull)
                    .forEach(this::nobodyIsNamed);
            gangway.gangway.errors().list().forEach(error -> nobodyIsNamed(error.message()));
        }

        private void nobodyIsNamed(String words) {
            assertThat(words)
                    .as(mood)
                    .doesNotContainPattern("bob-\\d+")
                    .doesNotContain("secret")
                    .doesNotContainPattern("\\p{Cc}");
        }

        /** The server is well again, and people have seen to the errors: every mail has gone, and once. */
        private void end(List<String> mails) {
            server.following((moment, receiver) -> null);
            List<Long> errors = gangway.gangway.errors().list().stream()
                    .map(error -> error.id())
                    .toList();
            errors.forEach(gangway.gangway.errors()::retry);
            for (int i = 0; i < 3 && !server.accepted().containsAll(mails); i++) {
                timeGoesBy();
                gangway.gangway.run(MAILS);
            }
            assertThat(server.accepted().stream().filter(mails::contains).sorted())
                    .as(mood)
                    .isEqualTo(mails.stream().sorted().toList());
            assertThat(gangway.count("hq.emailnotification WHERE status <> 'Sent'"))
                    .as(mood)
                    .isZero();
            assertThat(gangway.count("gangway.due")).as(mood).isZero();
            assertThat(gangway.gangway.errors().list()).as(mood).isEmpty();
            server.accepted().clear();
            gangway.jdbc.update("DELETE FROM hq.emailnotification");
        }

        private List<String> queue(int count) {
            List<String> mails = Stream.generate(
                            () -> "bob-" + Math.abs(UUID.randomUUID().getMostSignificantBits()))
                    .limit(count)
                    .map(name -> name + "@partner.example")
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.sort(mails);
            gangway.jdbc.batchUpdate(
                    "INSERT INTO hq.emailnotification (notificationid, notificationtype, dataareaid, receiveremailaddress,"
                            + " languageid, status, trycount, createddatetime) VALUES (?, 'B2BProspectRejected', 'USMF', ?, 'en', 'Queued', 0, ?)",
                    mails.stream()
                            .map(mail ->
                                    new Object[] {UUID.randomUUID().toString(), mail, LocalDateTime.now(ZoneOffset.UTC)
                                    })
                            .toList());
            return mails;
        }

        @Override
        public void close() throws IOException {
            gangway.close();
            server.close();
        }
    }
}
