package dev.gangway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class QuartzTablesTest {
    private static final String OFTEN = "every 200ms";
    private static final AtomicBoolean OWNED = new AtomicBoolean();

    /** What it does when it is read is what an attacker would like to do. */
    private static final class Hostile implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            OWNED.set(true);
        }
    }

    @Test
    void aPlantedObjectIsNotReadAndStopsNoOtherSchedule() throws Exception {
        try (var gangway = new EmbeddedGangway(
                TestDatabases.POSTGRESQL,
                "gangway.schedules",
                "true",
                "gangway.cluster",
                "true",
                "gangway.jobs.P-0001.schedule",
                OFTEN,
                "gangway.jobs.synchronize-channel-requests.schedule",
                OFTEN,
                "gangway.jobs.1010.schedule",
                OFTEN)) {
            await().until(() -> gangway.count("gangway.qrtz_triggers") == 3);
            plant(gangway);

            long planted = System.currentTimeMillis();
            await().until(() ->
                    gangway.count("gangway.qrtz_triggers WHERE trigger_name = 'P-0001' AND prev_fire_time > "
                                    + (planted + 2000))
                            == 1);
            gangway.submit();
            await().until(() -> gangway.count("hq.channelrequest") == 1);
            assertThat(OWNED).isFalse();
        }
    }

    private static void plant(EmbeddedGangway gangway) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Hostile());
        }
        gangway.jdbc.update(
                "INSERT INTO gangway.qrtz_calendars (sched_name, calendar_name, calendar)"
                        + " SELECT MIN(sched_name), 'hostile', CAST(? AS BYTEA) FROM gangway.qrtz_triggers",
                bytes.toByteArray());
        gangway.jdbc.update("UPDATE gangway.qrtz_triggers SET calendar_name = 'hostile' WHERE trigger_name = '1010'");
        gangway.jdbc.update(
                "INSERT INTO gangway.qrtz_blob_triggers (sched_name, trigger_name, trigger_group, blob_data)"
                        + " SELECT sched_name, trigger_name, trigger_group, CAST(? AS BYTEA) FROM gangway.qrtz_triggers"
                        + " WHERE trigger_name = 'synchronize-channel-requests'",
                bytes.toByteArray());
        gangway.jdbc.update("UPDATE gangway.qrtz_triggers SET trigger_type = 'BLOB'"
                + " WHERE trigger_name = 'synchronize-channel-requests'");
    }
}
