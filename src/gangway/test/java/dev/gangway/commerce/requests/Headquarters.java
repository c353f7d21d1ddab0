package dev.gangway.commerce.requests;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.commerce.partners.NumberSequences;
import dev.gangway.commerce.partners.Requestor;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.database.Schema;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.ledger.error.ErrorLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fresh headquarters with its channel database, for tests of the Commerce side. */
final class Headquarters implements AutoCloseable {
    final HikariDataSource dataSource;
    final Database database;
    final JdbcTemplate jdbc;
    final WorkQueue queue;
    final ErrorLedger errors;
    final UploadSessions uploads;
    final ChannelRequests requests;

    Headquarters(TestDatabases kind) {
        dataSource = kind.fresh();
        jdbc = new JdbcTemplate(dataSource);
        database = new Database(
                dataSource, new SqlFiles(new DefaultCamelContext(), "classpath:gangway/routes/"), Clock.systemUTC());
        Schema.channel(database).migrate();
        Schema.headquarters(database).migrate();
        queue = new WorkQueue(database, Duration.ofMinutes(5), "this node", new WorkingTime(Clock.systemUTC()));
        errors = new ErrorLedger(database, queue, 3, Duration.ofMinutes(1));
        uploads = new UploadSessions(
                database, database, errors, new WorkingTime(Clock.systemUTC()), StartPoint.of("beginning"));
        requests = new ChannelRequests(database, new NumberSequences(database), queue, errors, Requestor.PERSON, 500);
    }

    /** A request as the web shop would write it; the pairs replace or add columns. */
    String submit(Object... columns) {
        return EmbeddedGangway.submitTo(dataSource, columns);
    }

    /** P-0001 until nothing is left, reading the channel as the route does. */
    JobRun pull() {
        var run = new JobRun(UploadSessions.JOB, Clock.systemUTC());
        boolean more = true;
        while (more) {
            Upload upload = uploads.next();
            more = uploads.apply(read(upload), upload, run);
        }
        return run;
    }

    List<Map<String, Object>> read(Upload upload) {
        return new ArrayList<>(jdbc.query(
                "SELECT * FROM ax.channelrequest WHERE replicationcounterfromorigin > ? AND replicationcounterfromorigin <= ?"
                        + " ORDER BY replicationcounterfromorigin FETCH FIRST 2000 ROWS ONLY",
                Row.mapper(),
                upload.from(),
                upload.to()));
    }

    /** The synchronize job until nothing is due. */
    JobRun synchronize() {
        var run = new JobRun(ChannelRequests.JOB, Clock.systemUTC());
        for (var claim = requests.claim(); claim.isAny(); claim = requests.claim()) {
            requests.synchronize(claim, run);
        }
        return run;
    }

    Row one(String sql, Object... parameters) {
        return Row.of(jdbc.queryForMap(sql, parameters));
    }

    long count(String table) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
