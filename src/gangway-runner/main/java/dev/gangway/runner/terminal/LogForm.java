package dev.gangway.runner.terminal;

import java.nio.file.Path;
import java.util.Locale;

/** What the log looks like; takes effect only before the first line of it, since the log settings are read once. */
public enum LogForm {
    TEXT,
    JSON;

    private static final String SETTINGS_PROPERTY = "log4j2.configurationFile";
    private static final String SETTINGS = "classpath:gangway/log4j2.xml";
    private static final String EVENTS_PROPERTY = "log4j2.logEventFactory";
    private static final String PROPERTY = "gangway.log";
    private static final String FILE_PROPERTY = "gangway.log.file";

    public static LogForm fromEnvironment() {
        String form = System.getProperty(PROPERTY, System.getenv().getOrDefault("GANGWAY_LOG", TEXT.name()));
        return form.equalsIgnoreCase(JSON.name()) ? JSON : TEXT;
    }

    /** The runner's own log settings, unless others are named; an embedder's must not find them by themselves. */
    public static void useSettings() {
        System.getProperties().putIfAbsent(SETTINGS_PROPERTY, SETTINGS);
        System.getProperties().putIfAbsent(EVENTS_PROPERTY, PrintableLogEvents.class.getName());
    }

    public void use() {
        System.setProperty(PROPERTY, name().toLowerCase(Locale.ROOT));
    }

    /** Everything goes into a file instead, which keeps the terminal for what people read. */
    public static void useFile(Path file) {
        System.setProperty(PROPERTY, "file");
        System.setProperty(FILE_PROPERTY, file.toString());
    }
}
