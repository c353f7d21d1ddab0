package dev.gangway.runner.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentSettingsTest {
    private static final String SECRET = "gangway.sales.client-secret";

    @TempDir
    Path directory;

    @Test
    void aSecretMayLieInAFile() throws Exception {
        String file = Files.writeString(directory.resolve("secret"), "s3cret \u00fc\n")
                .toString();

        assertThat(settings(Map.of(SECRET + "_FILE", file)).getProperty(SECRET)).isEqualTo("s3cret \u00fc");
    }

    @Test
    void whatIsNoSecretLiesInNoFile() {
        assertThat(settings(Map.of("gangway.sales.url_FILE", "/etc/passwd")).getProperty("gangway.sales.url"))
                .isNull();
    }

    @Test
    void aFileThatIsNotThereIsNamedWithTheSetting() {
        String missing = directory.resolve("missing").toString();

        assertThatThrownBy(() -> settings(Map.of(SECRET + "_FILE", missing)).getProperty(SECRET))
                .hasMessageContaining(SECRET)
                .hasMessageContaining(missing);
    }

    @Test
    void aSecretAndAFileForItAreRefusedWithoutTellingTheSecret() {
        var both = settings(Map.of(SECRET, "s3cret", SECRET + "_FILE", "file"));

        assertThatThrownBy(() -> both.getProperty(SECRET))
                .hasMessageContaining(SECRET)
                .hasMessageNotContaining("s3cret");
    }

    private static EnvironmentSettings settings(Map<String, String> environment) {
        return new EnvironmentSettings(environment::get, List.of(), 0);
    }
}
