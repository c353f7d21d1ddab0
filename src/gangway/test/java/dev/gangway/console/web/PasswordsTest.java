package dev.gangway.console.web;

import static dev.gangway.console.web.Passwords.Verdict.BUSY;
import static dev.gangway.console.web.Passwords.Verdict.RIGHT;
import static dev.gangway.console.web.Passwords.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.console.web.Passwords.Verdict;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final InetAddress here = InetAddress.getLoopbackAddress();
    private final AtomicInteger hashed = new AtomicInteger();

    /** Where the hash is the password itself. */
    private Passwords passwords() {
        return new Passwords(Map.of("anna", "right"), (password, hash) -> {
            hashed.incrementAndGet();
            return password.equals(hash);
        });
    }

    @Test
    void whatIsTooLongIsNeverHashed() {
        Passwords passwords = passwords();
        assertThat(passwords.check("a".repeat(101), "right", here)).isEqualTo(WRONG);
        assertThat(passwords.check("anna", "p".repeat(1_025), here)).isEqualTo(WRONG);
        assertThat(hashed).hasValue(0);
        assertThat(passwords.check("a".repeat(100), "p".repeat(1_024), here)).isEqualTo(WRONG);
        assertThat(hashed).hasValue(1);
    }

    @Test
    void whoComesWhileTwoAreCheckedIsSentAwayAndNotCounted() throws Exception {
        var begun = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        var passwords = new Passwords(Map.of("anna", "right"), (password, hash) -> {
            begun.countDown();
            await(end);
            return password.equals(hash);
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<Verdict>> two = Stream.of("otto", "anna")
                    .map(name -> CompletableFuture.supplyAsync(() -> passwords.check(name, "right", here), threads))
                    .toList();
            begun.await();
            for (int i = 0; i < 10; i++) {
                assertThat(passwords.check("anna", "wrong", here)).isEqualTo(BUSY);
            }
            end.countDown();
            assertThat(two).extracting(CompletableFuture::join).containsExactly(WRONG, RIGHT);
            assertThat(passwords.check("anna", "right", here)).isEqualTo(RIGHT);
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void guessesAtOnceAreCountedAsOneAfterTheOther() {
        Passwords passwords = passwords();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var guesses = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < 100; i++) {
                                    passwords.check("anna", "wrong", here);
                                }
                            },
                            threads))
                    .limit(8)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(guesses).join();
        } finally {
            threads.shutdownNow();
        }
        assertThat(hashed).hasValue(WrongPasswords.MOST);
        assertThat(passwords.check("anna", "right", here)).isEqualTo(WRONG);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
