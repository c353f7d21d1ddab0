package dev.gangway.sandbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keeps the benchmark runnable; how fast it is, the profile {@code sandbox-benchmark} tells. */
class LeadBenchmarkTest {

    @Test
    void createsWhatItMeasures() throws Exception {
        LeadBenchmark.Measured measured = LeadBenchmark.measure(2_000, 200, 20, 2);

        // what the delta reads before the last one made is there too
        assertThat(measured.leads()).isEqualTo(2_000 + 50 * 20);
    }
}
