package dev.gangway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.Setting;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The settings reference and the editors' metadata say what the code says; {@code -Dgangway.write-docs=true} writes them. */
class SettingsReferenceTest {
    @Test
    void theReferenceIsThatOfTheCode() throws IOException {
        isOrBecomes(Path.of("docs/settings.md"), SettingsReference.markdown());
    }

    @Test
    void theMetadataForEditorsIsThatOfTheCode() throws IOException {
        isOrBecomes(
                Path.of("src/gangway/main/resources/META-INF/spring-configuration-metadata.json"),
                SettingsReference.metadata());
    }

    @Test
    void eachMeaningBelongsToASetting() throws IOException {
        var meanings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/gangway/main/resources/gangway/settings.properties"))) {
            meanings.load(file);
        }

        assertThat(meanings.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(Setting.keys());
    }

    private static void isOrBecomes(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("gangway.write-docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).hasContent(expected);
    }
}
