package dev.gangway.wiring.clocks;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.database.Database;
import dev.gangway.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz under a component name of our own, so that a host's Quartz is neither used nor disturbed: in memory, or on the
 * tables {@code gangway.qrtz_*}, where each schedule fires once per cluster.
 */
public final class Clocks {
    /** The scheme of the endpoints that tick. */
    public static final String COMPONENT = "gangway-quartz";
    /** Quartz's name for what belongs together. */
    public static final String GROUP = "gangway";

    /** In a cluster the scheduler must have the same name on all nodes, or each of them fires every trigger. */
    private static final String SCHEDULER = "gangway";

    /** A node that is silent for this long and Quartz's own grace of 7.5 s has its triggers taken over. */
    private static final String CHECKIN_MILLIS = "5000";
    /** What is late by more is fired once, and not as often as it was missed. */
    private static final String MISFIRE_MILLIS = "5000";

    private Clocks() {}

    /** The endpoint that starts a job at once. It holds one message, so starts requested while the job runs count as one. */
    public static String waitingRoom(String job) {
        return "gangway-seda:" + job + "?size=1&discardWhenFull=true";
    }

    /** For a node that does not share its schedules with other nodes. */
    public static void inMemory(CamelContext context, int jobs) {
        var quartz = component(common("Gangway", jobs));
        context.addComponent(COMPONENT, quartz);
    }

    /**
     * For a node of a cluster.
     *
     * @param node the key of this node
     * @param unscheduled jobs whose stored schedules, of earlier settings, have to go
     * @throws SettingException when headquarters is not a PostgreSQL database
     */
    public static void clustered(
            CamelContext context, Database headquarters, String node, int jobs, Collection<String> unscheduled) {
        if (headquarters.dialect() != Dialect.POSTGRESQL) {
            throw new SettingException(Setting.CLUSTER.key() + " needs headquarters in a PostgreSQL database");
        }
        String dataSource = "gangway-" + node;
        DBConnectionManager.getInstance().addConnectionProvider(dataSource, new Provider(headquarters.dataSource()));
        Properties properties = common(SCHEDULER, jobs);
        properties.setProperty("org.quartz.scheduler.instanceId", node);
        properties.setProperty("org.quartz.scheduler.dbFailureRetryInterval", CHECKIN_MILLIS);
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", QuartzTables.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", dataSource);
        properties.setProperty("org.quartz.jobStore.tablePrefix", "gangway.QRTZ_");
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", CHECKIN_MILLIS);
        properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        var quartz = component(properties);
        quartz.setPrefixInstanceName(false);
        quartz.addScheduleInitTask(scheduler -> {
            for (String job : unscheduled) {
                scheduler.unscheduleJob(new TriggerKey(job, GROUP));
            }
        });
        context.addComponent(COMPONENT, quartz);
    }

    private static QuartzComponent component(Properties properties) {
        var quartz = new QuartzComponent();
        quartz.setProperties(properties);
        quartz.setEnableJmx(false);
        return quartz;
    }

    private static Properties common(String scheduler, int jobs) {
        var properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", scheduler);
        properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(jobs));
        properties.setProperty("org.quartz.jobStore.misfireThreshold", MISFIRE_MILLIS);
        return properties;
    }

    /** Lends Quartz our connections; opening and closing the pool stays with us. */
    private record Provider(DataSource dataSource) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void initialize() {
            // is open already
        }

        @Override
        public void shutdown() {
            // closed by Gangway or by the host
        }
    }
}
