package dev.gangway.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.benchmark.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million prospects and a runner with 128 MB of heap: they become leads, both systems are compared, and the leads are
 * adopted.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MillionTest {
    private static final int PROSPECTS = Integer.getInteger("scale.prospects", 1_000_000);
    private static final long PATIENCE = Duration.ofHours(1).toSeconds();

    @TempDir
    static Path directory;

    private static Plant plant;

    @BeforeAll
    static void fill() throws Exception {
        plant = new Plant(directory);
        plant.volume.prospects(1, PROSPECTS);
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    @Order(1)
    void aBacklogDrainsInBoundedMemory() throws Exception {
        long requests = plant.sales.control().requestCount();
        Instant start = Instant.now();

        plant.run(PATIENCE, "once", "prospects-to-leads");

        tell(
                "backlog of %,d prospects in %.0f s, %.1f requests per 1,000",
                PROSPECTS, seconds(start), (plant.sales.control().requestCount() - requests) * 1000.0 / PROSPECTS);
        assertThat(plant.count("gangway.link")).isEqualTo(PROSPECTS);
        assertThat(plant.count("gangway.due")).isZero();
        assertThat(plant.count("gangway.error")).isZero();
        assertThat(plant.sales.control().violations()).isEmpty();
    }

    /** It compares record by record, so it also proves that the drain above was complete and right. */
    @Test
    @Order(2)
    void bothSystemsAreComparedInBoundedMemory() throws Exception {
        Instant start = Instant.now();

        List<String> out = plant.run(PATIENCE, "reconcile");

        tell("`reconcile` of %,d prospects in %.0f s", PROSPECTS, seconds(start));
        assertThat(out)
                .contains("leads compared: " + PROSPECTS, "prospects compared: " + PROSPECTS)
                .anyMatch(line -> line.startsWith("0 differences"));
    }

    /** The same leads, to a headquarters that does not know them: their keys are none that it would have given them. */
    @Test
    @Order(3)
    void leadsOfAnotherMakerAreAdoptedInBoundedMemory() throws Exception {
        plant.jdbc.execute("SET session_replication_role = replica");
        plant.jdbc.update("UPDATE hq.prospect SET requestid = md5('another ' || prospectid)::uuid::text");
        plant.jdbc.execute("SET session_replication_role = DEFAULT");
        plant.jdbc.execute("TRUNCATE gangway.link");
        long requests = plant.sales.control().requestCount();
        Instant start = Instant.now();

        List<String> out = plant.run(PATIENCE, "adopt");

        tell(
                "`adopt` of %,d leads in %.0f s, %d requests",
                PROSPECTS, seconds(start), plant.sales.control().requestCount() - requests);
        assertThat(out).hasSizeGreaterThan(PROSPECTS);
        assertThat(plant.count("gangway.link")).isEqualTo(PROSPECTS);
        assertThat(plant.count("gangway.error")).isZero();
        assertThat(plant.number("SELECT COUNT(*) FROM gangway.due WHERE job = 'prospects-to-leads'"))
                .isZero();
    }

    private static double seconds(Instant start) {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }

    /** The process has ended well, so its heap was enough. */
    private static void tell(String format, Object... values) {
        new Figure(String.format(Locale.ROOT, format, values), "128 MB of heap", "128 MB", true).tell();
    }
}
