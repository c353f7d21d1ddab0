package dev.gangway.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.benchmark.Figure;
import dev.gangway.sandbox.control.Qualified;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sellers decide about a hundred thousand leads at once; the runner has 128 MB of heap. */
@Tag("long")
class DecisionVolumeTest {
    private static final int LEADS = Integer.getInteger("scale.decisions", 100_000);
    private static final long PATIENCE = Duration.ofHours(1).toSeconds();
    private static final int NO_LONGER_INTERESTED = 6;

    @TempDir
    Path directory;

    @Test
    void allAreAppliedInBoundedMemory() throws Exception {
        try (Plant plant = new Plant(directory, "gangway.jobs.prospects-to-leads.max-batch-size=1000")) {
            plant.volume.prospects(1, LEADS);
            plant.run(PATIENCE, "once", "prospects-to-leads");
            plant.run(PATIENCE, "once", "sales-outcomes");
            List<String> leads =
                    plant.jdbc.queryForList("SELECT leadid FROM gangway.link ORDER BY prospectid", String.class);
            int won = 0;
            for (String lead : leads) {
                if (won * 4 < LEADS * 3) {
                    Qualified qualified = plant.sales.control().qualify(UUID.fromString(lead), true, true, true);
                    plant.sales.control().win(qualified.opportunityId());
                    won++;
                } else {
                    plant.sales.control().disqualify(UUID.fromString(lead), NO_LONGER_INTERESTED);
                }
            }
            long requests = plant.sales.control().requestCount();
            Instant start = Instant.now();

            plant.run(PATIENCE, "once", "sales-outcomes");

            // after the decisions the same job writes the customers' numbers back to Sales
            double seconds = plant.jdbc.queryForObject(
                    "SELECT EXTRACT(EPOCH FROM MAX(decided) - MIN(decided)) FROM gangway.link", Double.class);
            new Figure(
                            String.format(
                                    Locale.ROOT,
                                    "%,d decisions with 128 MB of heap, %.1f requests per 1,000; %d s from start to end",
                                    LEADS,
                                    (plant.sales.control().requestCount() - requests) * 1000.0 / LEADS,
                                    Duration.between(start, Instant.now()).toSeconds()),
                            "at least 5,000/s",
                            String.format(Locale.ROOT, "%,.0f/s", LEADS / seconds),
                            LEADS / seconds >= 5_000)
                    .tell();
            assertThat(plant.number("SELECT COUNT(*) FROM hq.prospect WHERE b2bprospectstatus = 'Approved'"))
                    .isEqualTo(won);
            assertThat(plant.number("SELECT COUNT(*) FROM hq.prospect WHERE b2bprospectstatus = 'Rejected'"))
                    .isEqualTo(LEADS - won);
            assertThat(plant.count("hq.customer")).isEqualTo(2L * won);
            assertThat(plant.count("hq.customerhierarchy")).isEqualTo(won);
            assertThat(plant.count("hq.customerhierarchynode")).isEqualTo(won);
            assertThat(plant.count("hq.emailnotification")).isEqualTo(LEADS);
            assertThat(plant.count("gangway.error")).isZero();
        }
    }
}
