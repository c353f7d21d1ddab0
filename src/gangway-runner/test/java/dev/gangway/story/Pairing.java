package dev.gangway.story;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where channel and headquarters are: in one database, or in two of different makes. */
enum Pairing {
    HSQLDB(TestDatabases.HSQLDB, null),
    POSTGRESQL(TestDatabases.POSTGRESQL, null),
    HSQLDB_BEFORE_POSTGRESQL(TestDatabases.POSTGRESQL, TestDatabases.HSQLDB),
    POSTGRESQL_BEFORE_HSQLDB(TestDatabases.HSQLDB, TestDatabases.POSTGRESQL);

    private final TestDatabases headquarters;
    private final TestDatabases channel;

    Pairing(TestDatabases headquarters, TestDatabases channel) {
        this.headquarters = headquarters;
        this.channel = channel;
    }

    /** A world with such databases; the pairs are further settings. */
    Paired start(Object... settings) {
        if (channel == null) {
            var world = new World(headquarters, settings);
            return new Paired(world, world.gangway.dataSource);
        }
        HikariDataSource own = channel.fresh();
        List<Object> all = new ArrayList<>(List.of("gangway.channel.datasource", "testChannel"));
        all.addAll(Arrays.asList(settings));
        return new Paired(
                new World(headquarters, host -> host.getRegistry().bind("testChannel", own), all.toArray()), own);
    }

    boolean isHeadquartersOnPostgres() {
        return headquarters == TestDatabases.POSTGRESQL;
    }

    boolean isChannelOnPostgres() {
        return (channel == null ? headquarters : channel) == TestDatabases.POSTGRESQL;
    }

    /** @param channelSource the channel's database, which may be that of headquarters */
    record Paired(World world, HikariDataSource channelSource) implements AutoCloseable {
        JdbcTemplate channel() {
            return new JdbcTemplate(channelSource);
        }

        /** A request as the web shop would write it; the pairs replace or add columns. */
        String submit(Object... columns) {
            return EmbeddedGangway.submitTo(channelSource, columns);
        }

        @Override
        public void close() {
            world.close();
            channelSource.close();
        }
    }
}
