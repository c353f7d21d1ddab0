package dev.gangway.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchSizerTest {
    private static final Duration TARGET = Duration.ofSeconds(2);

    private final BatchSizer sizer = new BatchSizer();

    @Test
    void beginsWithTen() {
        assertThat(sizer.next()).isEqualTo(10);
    }

    @Test
    void doublesWhileTheServerIsFast() {
        assertThat(run(sizer, Duration.ofMillis(1), 6)).containsExactly(10, 20, 40, 80, 160, 200);
    }

    @Test
    void needsFewRequestsForManyRecords() {
        int requests = 0;
        for (int left = 50_000; left > 0; requests++) {
            int size = Math.min(left, sizer.next());
            sizer.measured(size, Duration.ofMillis(5).multipliedBy(size));
            left -= size;
        }

        assertThat(requests).isLessThanOrEqualTo(50 * 12);
    }

    @Test
    void settlesWhereARequestTakesTheTargetTime() {
        run(sizer, Duration.ofMillis(40), 8);

        assertThat(sizer.next()).isEqualTo(50);
    }

    @Test
    void shrinksWhenTheServerBecomesSlow() {
        run(sizer, Duration.ofMillis(1), 8);
        run(sizer, Duration.ofMillis(100), 1);

        assertThat(sizer.next()).isEqualTo(20);
    }

    @Test
    void learnsNothingFromASmallerBatch() {
        sizer.measured(3, Duration.ofMillis(900));

        assertThat(sizer.next()).isEqualTo(10);
    }

    @Test
    void halvesWhenThrottled() {
        run(sizer, Duration.ofMillis(1), 8);
        sizer.throttled(200);

        assertThat(sizer.next()).isEqualTo(100);
    }

    @Test
    void countsRequestsThatWereThrottledTogetherAsOne() {
        run(sizer, Duration.ofMillis(1), 8);
        sizer.throttled(200);
        sizer.throttled(200);
        sizer.throttled(200);

        assertThat(sizer.next()).isEqualTo(100);
    }

    @Test
    void goesOnShrinkingWhileNothingGetsThrough() {
        for (int i = 0; i < 10; i++) {
            sizer.throttled(sizer.next());
        }

        assertThat(sizer.next()).isEqualTo(1);
    }

    @Test
    void growsCarefullyBeyondTheSizeThatWasThrottled() {
        run(sizer, Duration.ofMillis(1), 8);
        sizer.throttled(200);

        assertThat(run(sizer, Duration.ofMillis(1), 4)).containsExactly(100, 110, 121, 133);
    }

    @Test
    void staysWithinItsBounds() {
        BatchSizer narrow = new BatchSizer(5, 10, 25, TARGET);

        run(narrow, Duration.ofMillis(1), 4);
        assertThat(narrow.next()).isEqualTo(25);
        narrow.measured(25, Duration.ofHours(1));
        assertThat(narrow.next()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 200", "20, 10, 200", "1, 10, 5", "1, 10, 1001"})
    void refusesBoundsThatMakeNoSense(int minimum, int start, int maximum) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSizer(minimum, start, maximum, TARGET));
    }

    private static int[] run(BatchSizer sizer, Duration perOperation, int batches) {
        int[] sizes = new int[batches];
        for (int i = 0; i < batches; i++) {
            sizes[i] = sizer.next();
            sizer.measured(sizes[i], perOperation.multipliedBy(sizes[i]));
        }
        return sizes;
    }
}
