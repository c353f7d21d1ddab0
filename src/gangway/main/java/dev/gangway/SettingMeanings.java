package dev.gangway;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What each setting means, from {@code gangway/settings.properties}: sentences read better there than in an enum. */
final class SettingMeanings {
    private static final String FILE = "/gangway/settings.properties";
    private static final Properties MEANINGS = read();

    private SettingMeanings() {}

    /** The meaning of a setting; a key without one fails the start, so no build can pass with it. */
    static String of(String key) {
        String meaning = MEANINGS.getProperty(key);
        if (meaning == null || meaning.isBlank()) {
            throw new IllegalStateException("The setting " + key + " has no meaning in " + FILE);
        }
        return meaning;
    }

    private static Properties read() {
        try (InputStream file = SettingMeanings.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside the classes of Gangway");
            }
            var meanings = new Properties();
            meanings.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
