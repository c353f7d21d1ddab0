package dev.gangway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NarrowingTest {
    private static final String QUEUE = "1010";

    private final Narrowing narrowing = new Narrowing();

    @Test
    void whatFailsTogetherIsHalvedAndWhatPassesIsDoubled() {
        assertThat(narrowing.next(QUEUE, 100)).isEqualTo(100);
        narrowing.failed(QUEUE, 100);
        assertThat(narrowing.next(QUEUE, 100)).isEqualTo(50);
        narrowing.failed(QUEUE, 50);
        assertThat(narrowing.next(QUEUE, 100)).isEqualTo(25);
        assertThat(narrowing.next(QUEUE, 100)).isEqualTo(50);
        assertThat(narrowing.next(QUEUE, 100)).isEqualTo(100);
    }

    @Test
    void neverIsNothingClaimed() {
        narrowing.failed(QUEUE, 1);
        assertThat(narrowing.next(QUEUE, 100)).isEqualTo(1);
    }

    @Test
    void otherQueuesAreClaimedAsEver() {
        narrowing.failed(QUEUE, 8);
        assertThat(narrowing.next("P-0001", 8)).isEqualTo(8);
    }

    @Test
    void itIsInVainUntilSomethingComesThrough() {
        assertThat(narrowing.isInVain(QUEUE)).isFalse();
        narrowing.failed(QUEUE, 8);
        assertThat(narrowing.isInVain(QUEUE)).isTrue();
        narrowing.passed(QUEUE);
        assertThat(narrowing.isInVain(QUEUE)).isFalse();
    }

    /** Wherever the one of a thousand is, it is alone after some dozens of claims, and all others have come through. */
    @Test
    void oneOfAThousandIsFound() {
        for (int poison = 0; poison < 1000; poison += 37) {
            Deque<Integer> due =
                    new ArrayDeque<>(IntStream.range(0, 1000).boxed().toList());
            List<Integer> alone = new ArrayList<>();
            int failures = 0;
            while (!due.isEmpty()) {
                int most = narrowing.next(QUEUE, 500);
                List<Integer> claim = new ArrayList<>();
                while (claim.size() < most && !due.isEmpty()) {
                    claim.add(due.pop());
                }
                if (claim.contains(poison)) {
                    failures++;
                    if (claim.size() == 1) {
                        alone.addAll(claim);
                    } else {
                        narrowing.failed(QUEUE, claim.size());
                        due.addAll(claim);
                    }
                }
            }
            assertThat(alone).containsExactly(poison);
            assertThat(failures).isLessThan(60);
        }
    }
}
