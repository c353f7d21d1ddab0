package dev.gangway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderNeedHoldOnlyWhatDiffers() throws Exception {
        Path owner = Files.createDirectories(folder.resolve("sql/observe"));
        Files.writeString(
                owner.resolve("stages.sql"),
                "-- ours\nSELECT 'all of ours' AS stage, 7 AS records FROM (VALUES (0)) AS t (n)");
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.routes", "file:" + folder)) {
            gangway.submit();
            gangway.runAll();

            assertThat(gangway.count("hq.prospect")).isEqualTo(1);
            assertThat(gangway.gangway.status().stages()).containsOnlyKeys("all of ours");
        }
    }

    /** Also one that has a twin for this database among Gangway's own, which takes lists of values. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aStatementOfOnesOwnIsUsedOnEveryDatabase(TestDatabases kind) throws Exception {
        Path owner = Files.createDirectories(folder.resolve("sql/requests"));
        String shipped = Files.readString(Path.of("routes/sql/requests/channelrequest-upload.sql"));
        Files.writeString(
                owner.resolve("channelrequest-upload.sql"), shipped.replace(" :department,", " 'Purchasing',"));
        try (var gangway = new EmbeddedGangway(kind, "gangway.routes", "file:" + folder)) {
            gangway.submit("department", "Sales");
            gangway.runAll();

            assertThat(gangway.text("SELECT department FROM hq.prospect")).isEqualTo("Purchasing");
        }
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() ->
                        new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.routes", "file:" + folder.resolve("rotues")))
                .hasStackTraceContaining("gangway.routes: there is no folder")
                .hasStackTraceContaining("rotues");
    }
}
