package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.Setting;
import dev.gangway.SettingException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * Gangway on camel-main: the settings of the working directory, an embedded database when none is configured, no routes
 * but Gangway's own.
 *
 * <p>{@link #prepare} reads the settings and opens the database; nothing moves before {@link #start}. Not thread-safe.
 */
final class GangwayMain implements AutoCloseable {

    private static final String HEADQUARTERS_URL = Setting.HEADQUARTERS_URL.key();
    private static final String HEADQUARTERS_PASSWORD = Setting.HEADQUARTERS_PASSWORD.key();
    /** The directory of {@code bin/gangway}, which sets it; its settings take the place of the working directory's. */
    private static final String HOME = "gangway.home";

    /** Leaves time within {@link StopSignal#LIMIT} to close the database. */
    private static final int CAMEL_STOP_SECONDS = 6;

    /** For whoever only looks: a person is waiting, and a database that is away is a finding. */
    private static final int LOOKING_CONNECT_SECONDS = 2;

    private final Main main = new Main();
    private final Path data;
    private EmbeddedDatabase database;
    private Gangway gangway;

    private GangwayMain(String settingsFiles, Path data, boolean asksProcess, boolean staysUp) {
        this.data = data;
        // the signals belong to StopSignal, which knows the exit code
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setPropertyPlaceholderLocations(settingsFiles);
        main.addOverrideProperty("gangway.schedules", String.valueOf(staysUp));
        main.configure()
                .withName("gangway")
                .withRoutesIncludePattern("false")
                .withAutoConfigurationLogSummary(false)
                .withJmxEnabled(staysUp)
                .withShutdownTimeout(CAMEL_STOP_SECONDS)
                .withShutdownNowOnTimeout(true)
                .withShutdownLogInflightExchangesOnTimeout(false);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport built) {
                orderSettings(asksProcess);
            }

            @Override
            public void afterConfigure(BaseMainSupport configured) {
                addGangway();
            }
        });
    }

    /**
     * For verbs that do one thing and end: no clocks, no JMX.
     *
     * @param config the settings file of the command line, which wins over {@code application.properties}
     * @param data where the embedded database lies when no other is configured
     */
    static GangwayMain forOneShot(Optional<Path> config, Path data) {
        return new GangwayMain(settingsFiles(config), data, true, false);
    }

    /**
     * For a look that changes nothing: as for one shot, and a database that is away or old does not keep it from starting.
     *
     * @param config the settings file of the command line, which wins over {@code application.properties}
     * @param data where the embedded database lies when no other is configured
     */
    static GangwayMain forExamination(Optional<Path> config, Path data) {
        GangwayMain gangwayMain = forOneShot(config, data);
        gangwayMain.main.addOverrideProperty("gangway.migrate", "false");
        gangwayMain.main.addOverrideProperty(Setting.CONNECT_SECONDS.key(), String.valueOf(LOOKING_CONNECT_SECONDS));
        return gangwayMain;
    }

    /**
     * For verbs that stay up.
     *
     * @param config the settings file of the command line, which wins over {@code application.properties}
     * @param data where the embedded database lies when no other is configured
     */
    static GangwayMain forService(Optional<Path> config, Path data) {
        return new GangwayMain(settingsFiles(config), data, true, true);
    }

    /**
     * For a play that must never touch what files, the environment or the JVM's properties point to.
     *
     * @param settings all there are; among them the database
     */
    static GangwayMain withNothingBut(Map<String, String> settings) {
        GangwayMain gangwayMain = new GangwayMain("false", null, false, true);
        settings.forEach(gangwayMain.main::addOverrideProperty);
        return gangwayMain;
    }

    /** Reads the settings, opens the database and binds Gangway's parts; an embedded database has its tables then. */
    Gangway prepare() {
        main.init();
        if (database != null && database.isNew()) {
            gangway.migrate();
        }
        return gangway;
    }

    /** For verbs that must not write: tables that exist are not migrated. To be called before {@link #prepare}. */
    void leaveTablesAlone() {
        main.addOverrideProperty("gangway.migrate", "false");
    }

    void start() {
        main.start();
    }

    /** Waits until somebody stops Camel from a management console, or the thread is interrupted. */
    void awaitStop() throws InterruptedException {
        main.getShutdownStrategy().await();
    }

    /** Drains what is under way for a few seconds, then closes everything, the database last. */
    @Override
    public void close() {
        // the interrupt that brought us here must not cut the draining short
        Thread.interrupted();
        main.stop();
        if (gangway != null) {
            gangway.close();
        }
        if (database != null) {
            database.close();
        }
    }

    private static String settingsFiles(Optional<Path> config) {
        String home = System.getProperty(HOME);
        return config.map(file -> "file:" + file + ",").orElse("")
                + (home == null
                        ? "file:application.properties;optional=true"
                        : "file:" + Path.of(home, "conf", "application.properties"));
    }

    private void orderSettings(boolean asksProcess) {
        PropertiesComponent properties = properties();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        if (asksProcess) {
            properties.addPropertiesSource(new EnvironmentSettings());
        } else {
            properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        }
    }

    private void addGangway() {
        PropertiesComponent properties = properties();
        if (properties.resolveProperty(HEADQUARTERS_URL).isEmpty()) {
            properties
                    .resolveProperty(HEADQUARTERS_PASSWORD)
                    .filter(password -> !password.isEmpty())
                    .ifPresent(password -> {
                        throw new SettingException(HEADQUARTERS_PASSWORD + " is set, but " + HEADQUARTERS_URL
                                + " is not: name the database, or leave out its password to use the embedded one");
                    });
            database = EmbeddedDatabase.open(data);
            properties.addPropertiesSource(new EmbeddedDatabaseSettings(database));
        }
        gangway = Gangway.addTo(main.getCamelContext());
    }

    private PropertiesComponent properties() {
        return (PropertiesComponent) main.getCamelContext().getPropertiesComponent();
    }
}
