package dev.gangway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() ->
                        new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.routes", "file:" + folder.resolve("rotues")))
                .hasStackTraceContaining("gangway.routes: there is no folder")
                .hasStackTraceContaining("rotues");
    }
}
