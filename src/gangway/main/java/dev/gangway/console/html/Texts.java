package dev.gangway.console.html;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The console's own words in one language, from {@code gangway/console/texts_LANGUAGE.properties}. Immutable. */
public final class Texts {
    /** One file per language; the first is the default. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, Texts> ALL = new LinkedHashMap<>();

    static {
        LANGUAGES.forEach(language -> ALL.put(language, read(language)));
    }

    private final String language;
    private final Properties words;

    private Texts(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /** @param accepted the header {@code Accept-Language} */
    public static Texts of(String accepted) {
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return ALL.get(tag == null ? LANGUAGES.get(0) : tag);
        } catch (IllegalArgumentException e) {
            return ALL.get(LANGUAGES.get(0));
        }
    }

    private static Texts read(String language) {
        var words = new Properties();
        try (Reader file = new InputStreamReader(
                Texts.class.getResourceAsStream("/gangway/console/texts_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Texts(language, words);
    }

    public String language() {
        return language;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** The text of that key, with values in the places of {@code {0}}, {@code {1}}. */
    public String say(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + key + " in " + language);
        }
        // one pass, so that a value that holds {1} is a value
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            said.append(text, from, open).append(values[text.charAt(open + 1) - '0']);
            from = open + 3;
        }
        return said.append(text.substring(from)).toString();
    }

    /** The same if there is such a text, else the key's last part: for names that come from the database. */
    public String sayOr(String key, String otherwise) {
        return words.getProperty(key, otherwise);
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }
}
