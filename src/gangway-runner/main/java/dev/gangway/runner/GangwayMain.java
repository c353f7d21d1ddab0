package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.ledger.Job;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import dev.gangway.runner.embedded.EmbeddedDatabaseSettings;
import dev.gangway.runner.settings.EnvironmentSettings;
import dev.gangway.runner.settings.JvmSettings;
import dev.gangway.runner.settings.PropertiesFile;
import dev.gangway.wiring.settings.Settings;
import dev.gangway.wiring.settings.Variables;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Ordered;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gangway on camel-main: the settings of the working directory, an embedded database when none is configured, no routes
 * but Gangway's own.
 *
 * <p>{@link #prepare} reads the settings and opens the database; nothing moves before {@link #start}. Not thread-safe.
 */
final class GangwayMain implements AutoCloseable {

    /** The directory of {@code bin/gangway}, which sets it; its settings take the place of the working directory's. */
    private static final String HOME = "gangway.home";

    private static final String APPLICATION_PROPERTIES = "application.properties";

    /** Leaves time within {@link StopSignal#LIMIT} to close the database. */
    private static final int CAMEL_STOP_SECONDS = 6;

    /** A verb that ends by itself has nothing under way then, unless it was cut short and has waited already. */
    private static final int ONE_SHOT_STOP_SECONDS = 2;

    /** For read-only commands: an operator is waiting, and an unavailable database is a finding. */
    private static final int LOOKING_CONNECT_SECONDS = 2;

    private final Main main = new Main();
    private final Optional<Path> config;
    private final Map<String, String> typed;
    private final Path data;
    private final boolean staysUp;
    private boolean makesDatabase = true;
    private EmbeddedDatabase database;
    private Gangway gangway;

    private GangwayMain(
            Optional<Path> config, Map<String, String> typed, Path data, boolean asksProcess, boolean staysUp) {
        this.config = config;
        this.typed = typed;
        this.data = data;
        this.staysUp = staysUp;
        // the signals belong to StopSignal, which knows the exit code
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        // Camel would read files as Latin-1
        main.setPropertyPlaceholderLocations("false");
        if (!staysUp) {
            main.addOverrideProperty("gangway.schedules", "false");
        }
        main.configure()
                .withName("gangway")
                .withRoutesIncludePattern("false")
                .withAutoConfigurationLogSummary(false)
                .withJmxEnabled(staysUp)
                .withShutdownTimeout(staysUp ? CAMEL_STOP_SECONDS : ONE_SHOT_STOP_SECONDS)
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
     * @param config the settings file of the command line, which wins over the environment
     * @param typed settings behind the verb, which win over everything
     * @param data where the embedded database lies when no other is configured
     */
    static GangwayMain forOneShot(Optional<Path> config, Map<String, String> typed, Path data) {
        return new GangwayMain(config, typed, data, true, false);
    }

    /**
     * For a look that changes nothing: as for one shot, and a database that is away or old does not keep it from starting.
     *
     * @param config the settings file of the command line, which wins over the environment
     * @param typed settings behind the verb, which win over everything
     * @param data where the embedded database lies when no other is configured
     */
    static GangwayMain forExamination(Optional<Path> config, Map<String, String> typed, Path data) {
        GangwayMain gangwayMain = forOneShot(config, typed, data);
        gangwayMain.main.addOverrideProperty("gangway.migrate", "false");
        gangwayMain.main.addOverrideProperty(Setting.CONNECT_SECONDS.key(), String.valueOf(LOOKING_CONNECT_SECONDS));
        return gangwayMain;
    }

    /**
     * For verbs that stay up.
     *
     * @param config the settings file of the command line, which wins over the environment
     * @param typed settings behind the verb, which win over everything
     * @param data where the embedded database lies when no other is configured
     */
    static GangwayMain forService(Optional<Path> config, Map<String, String> typed, Path data) {
        return new GangwayMain(config, typed, data, true, true);
    }

    /**
     * For a play that must never touch what files, the environment or the JVM's properties point to.
     *
     * @param settings all there are; among them the database
     */
    static GangwayMain withNothingBut(Map<String, String> settings) {
        GangwayMain gangwayMain = new GangwayMain(Optional.empty(), Map.of(), null, false, true);
        settings.forEach(gangwayMain.main::addOverrideProperty);
        return gangwayMain;
    }

    /** Reads the settings, opens the database and binds Gangway's parts; an embedded database has its tables then. */
    Gangway prepare() {
        main.init();
        if (database != null && database.isNew()) {
            gangway.migrate();
            tablesAreThere();
        } else if (database != null && new Settings(main.getCamelContext()).flag(Setting.MIGRATE)) {
            upgrade();
        }
        return gangway;
    }

    private void tablesAreThere() {
        try {
            database.tablesAreThere();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The embedded database does not let other programs in: " + e.getMessage(), e);
        }
    }

    private void upgrade() {
        try {
            database.migrated(gangway::migrate);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The embedded database cannot be copied before its migration: " + e.getMessage()
                            + ". Make room on the disk, then start again",
                    e);
        }
    }

    /** Which databases these are, for people. To be called after {@link #prepare}. */
    String databases() {
        return database == null
                ? gangway.databases()
                : "the embedded database in " + data.toAbsolutePath().normalize();
    }

    /** For verbs that have nothing to do in a new database. To be called before {@link #prepare}. */
    GangwayMain withDatabaseThatIsThere() {
        makesDatabase = false;
        return this;
    }

    /** For verbs that must not write: tables that exist are not migrated. To be called before {@link #prepare}. */
    void leaveTablesAlone() {
        withDatabaseThatIsThere();
        main.addOverrideProperty("gangway.migrate", "false");
    }

    void start() {
        main.start();
    }

    /** Waits until Camel is stopped from a management console, or the thread is interrupted. */
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

    /** The settings of the place: those of {@code bin/gangway}'s directory, which must be there, or of this directory. */
    private static Optional<Path> applicationProperties() {
        String home = System.getProperty(HOME);
        if (home != null) {
            return Optional.of(Path.of(home, "conf", APPLICATION_PROPERTIES));
        }
        return Optional.of(Path.of(APPLICATION_PROPERTIES)).filter(Files::exists);
    }

    /** What is typed wins over what lies around: -D, --config, the environment, application.properties. */
    private void orderSettings(boolean asksProcess) {
        PropertiesComponent properties = properties();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        if (asksProcess) {
            int order = Ordered.HIGHEST;
            properties.addPropertiesSource(new JvmSettings(typed, order++));
            if (config.isPresent()) {
                properties.addPropertiesSource(new PropertiesFile(config.get(), order++));
            }
            properties.addPropertiesSource(new EnvironmentSettings(order++));
            Optional<Path> ofThePlace = applicationProperties();
            if (ofThePlace.isPresent()) {
                properties.addPropertiesSource(new PropertiesFile(ofThePlace.get(), order));
            }
            // not a constant: picocli makes all verbs before --log is read
            Logger log = LoggerFactory.getLogger(GangwayMain.class);
            Variables.warnings(System.getenv().keySet()).forEach(log::warn);
        }
    }

    private void addGangway() {
        CamelContext context = main.getCamelContext();
        Settings settings = new Settings(context);
        if (settings.given(Setting.HEADQUARTERS_URL).isEmpty()
                && settings.given(Setting.HEADQUARTERS_DATASOURCE).isEmpty()) {
            for (Setting needless : List.of(Setting.HEADQUARTERS_USERNAME, Setting.HEADQUARTERS_PASSWORD)) {
                if (settings.given(needless).isPresent()) {
                    throw new SettingException(needless.key() + " is set, but " + Setting.HEADQUARTERS_URL.key()
                            + " is not: name the database, or leave this out to use the embedded one");
                }
            }
            // a misspelt address must not leave a database of our own behind
            settings.refuseUnknown(Job.ids());
            settings.check(Job.ids());
            if (!makesDatabase) {
                EmbeddedDatabase.mustBeIn(data);
            }
            database = staysUp ? EmbeddedDatabase.hostWhole(data) : EmbeddedDatabase.openWhole(data);
            properties().addPropertiesSource(new EmbeddedDatabaseSettings(database));
        }
        gangway = Gangway.addTo(context);
        if (!staysUp) {
            // checked by then as any other setting; a runner beside this process may have the port
            properties().addOverrideProperty(Setting.HTTP_PORT.key(), "0");
        }
    }

    /** The address of the console; empty when it is not served. */
    Optional<URI> console() {
        Settings settings = new Settings(main.getCamelContext());
        int port = settings.number(Setting.HTTP_PORT);
        if (port == 0 || !settings.flag(Setting.CONSOLE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI("http", null, settings.text(Setting.HTTP_HOST), port, "/", null, null));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("It listens on " + settings.text(Setting.HTTP_HOST), e);
        }
    }

    private PropertiesComponent properties() {
        return (PropertiesComponent) main.getCamelContext().getPropertiesComponent();
    }
}
