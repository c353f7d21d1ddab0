package dev.gangway.runner.settings;

import dev.gangway.SettingException;
import dev.gangway.runner.files.FileTrouble;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Ordered;
import org.apache.camel.spi.LoadablePropertiesSource;

/**
 * A settings file, in UTF-8 with or without a byte order mark; Camel would read it as Latin-1. Refuses what {@link
 * Properties} passes over in silence: bytes that are no UTF-8, backslashes that escape nothing, and keys that stand
 * there twice.
 */
public final class PropertiesFile implements LoadablePropertiesSource, Ordered {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A backslash and what follows it, unless {@link Properties} knows it or it is no letter or digit. */
    private static final Pattern BACKSLASH =
            Pattern.compile("\\\\(?:u[0-9A-Fa-f]{4}|[tnrf]|[^A-Za-z0-9]|([A-Za-z0-9])|$)");

    private static final Pattern COMMENT = Pattern.compile("[ \\t\\f]*(?:[#!].*)?");

    private final String place;
    private final int order;
    private final Properties properties;

    /**
     * Reads the file.
     *
     * @throws SettingException when it cannot be read; the message names file and line
     */
    public PropertiesFile(Path file, int order) {
        this.place = "in " + file;
        this.order = order;
        this.properties = properties(file, text(file));
    }

    private static String text(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SettingException("The settings file " + file.toAbsolutePath() + " cannot be read: "
                    + FileTrouble.of(e) + "; check the path and the rights of the user that runs Gangway");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new SettingException(
                    "The settings file " + file + " is not UTF-8, line " + lineOfFault(bytes) + ": save it as UTF-8");
        }
    }

    /** The first line that cannot be read. */
    private static int lineOfFault(byte[] bytes) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, begin, i - begin));
                } catch (CharacterCodingException e) {
                    return line;
                }
                line++;
                begin = i + 1;
            }
        }
        return line;
    }

    private static Properties properties(Path file, String text) {
        refuseLostBackslashes(file, text);
        Properties properties = new Once(file);
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            if (e instanceof SettingException refusal) {
                throw refusal;
            }
            throw new SettingException("The settings file " + file + " cannot be read: " + e.getMessage());
        }
        return properties;
    }

    private static void refuseLostBackslashes(Path file, String text) {
        int line = 0;
        boolean continues = false;
        for (String words : text.split("\\R", -1)) {
            line++;
            if (!continues && COMMENT.matcher(words).matches()) {
                continue;
            }
            Matcher backslash = BACKSLASH.matcher(words);
            while (backslash.find()) {
                if (backslash.group(1) != null) {
                    throw new SettingException("The settings file " + file + " has a backslash before the letter "
                            + backslash.group(1) + " in line " + line
                            + ", where it would be lost: write two of them, or"
                            + " a slash in a path");
                }
            }
            continues = words.matches(".*(?<!\\\\)(?:\\\\\\\\)*\\\\");
        }
    }

    /** A key with two values is ambiguous. */
    private static final class Once extends Properties {

        private static final long serialVersionUID = 1L;

        private final transient Path file;

        Once(Path file) {
            this.file = file;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            Object before = super.put(key, value);
            if (before != null && !Objects.equals(before, value)) {
                throw new SettingException("The settings file " + file + " has " + key
                        + " twice, with different values: keep one of them");
            }
            return before;
        }

        @Override
        public synchronized boolean equals(Object other) {
            return super.equals(other);
        }

        @Override
        public synchronized int hashCode() {
            return super.hashCode();
        }
    }

    @Override
    public String getName() {
        return place;
    }

    @Override
    public String getProperty(String name) {
        return properties.getProperty(name);
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    @Override
    public Properties loadProperties(Predicate<String> filter) {
        return Listed.of(properties.stringPropertyNames(), filter, properties::getProperty);
    }

    @Override
    public void reloadProperties(String location) {
        // read once: half of the settings cannot change while the other half is in use
    }

    @Override
    public int getOrder() {
        return order;
    }
}
