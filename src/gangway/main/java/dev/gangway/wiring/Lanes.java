package dev.gangway.wiring;

import java.util.List;
import java.util.stream.IntStream;

/** How many requests a job keeps in flight: one lane each. */
public final class Lanes {
    private final List<Integer> numbers;

    /** @param count at least 1; at most what the service allows for one user (52) */
    public Lanes(int count) {
        if (count < 1 || count > 52) {
            throw new IllegalArgumentException("requests in flight must be 1 to 52, but are " + count);
        }
        this.numbers = IntStream.rangeClosed(1, count).boxed().toList();
    }

    public List<Integer> numbers() {
        return numbers;
    }
}
