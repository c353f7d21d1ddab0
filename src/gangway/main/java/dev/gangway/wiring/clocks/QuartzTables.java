package dev.gangway.wiring.clocks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.quartz.JobPersistenceException;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.spi.OperableTrigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quartz on PostgreSQL without Java serialization. Quartz keeps calendars, and triggers of kinds that it does not know,
 * as serialized objects, and anyone who can write such a row could run code in every node that reads it. Gangway's
 * schedules need neither (they are cron and simple triggers, with properties for data), so what stands there is never
 * read.
 */
public final class QuartzTables extends PostgreSQLDelegate {
    private static final Logger LOG = LoggerFactory.getLogger(QuartzTables.class);

    /**
     * The trigger, without a calendar. One that names a calendar which cannot be read would be due again and again, and
     * one that cannot be read at all would stay the first in the queue: either would keep all others from firing.
     */
    @Override
    public OperableTrigger selectTrigger(Connection connection, TriggerKey key)
            throws SQLException, ClassNotFoundException, IOException, JobPersistenceException {
        OperableTrigger trigger = super.selectTrigger(connection, key);
        if (trigger != null) {
            trigger.setCalendarName(null);
        } else if (updateTriggerStateFromOtherState(connection, key, STATE_ERROR, STATE_WAITING) > 0) {
            LOG.warn(
                    "The schedule of {} cannot be read and is off: delete its rows in gangway.qrtz_blob_triggers and"
                            + " gangway.qrtz_triggers, and restart Gangway",
                    key.getName());
        }
        return trigger;
    }

    /** Nothing, whatever is there: the scheduler goes on without that calendar or trigger. */
    @Override
    protected Object getObjectFromBlob(ResultSet row, String column) {
        LOG.debug("A serialized object in Quartz's tables is not read, since Gangway keeps none there");
        return null;
    }
}
