package dev.gangway.runner.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hsqldb.Database;
import org.hsqldb.server.Server;
import org.hsqldb.server.ServerConstants;

/** Serves the files of an embedded database on a free loopback port, for later processes of this machine. */
final class LoopbackServer {
    private static final String ADDRESS = "127.0.0.1";
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private final Server server;

    private LoopbackServer(Server server) {
        this.server = server;
    }

    /** @param files where they lie, with the options of HSQLDB */
    static LoopbackServer of(String files) throws IOException {
        Server server = new Server();
        server.setSilent(true);
        server.setLogWriter(null);
        server.setErrWriter(null);
        server.setDaemon(true);
        server.setAddress(ADDRESS);
        server.setPort(0);
        server.setDatabaseName(0, DatabaseFiles.NAME);
        server.setDatabasePath(0, files);
        start(server);
        if (server.isNotRunning()) {
            throw new IOException("no loopback port to serve it on", server.getServerError());
        }
        return new LoopbackServer(server);
    }

    /** By itself HSQLDB looks only after a tenth of a second whether its port is open, a good part of a short run. */
    private static void start(Server server) {
        Thread starter = new Thread(server::start, "gangway-database-start");
        starter.setDaemon(true);
        starter.start();
        while (server.getState() != ServerConstants.SERVER_STATE_ONLINE && starter.isAlive()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** The JDBC address for other processes. */
    String url() {
        return "jdbc:hsqldb:hsql://" + ADDRESS + ":" + server.getLocalPort() + "/" + DatabaseFiles.NAME;
    }

    /** Writes everything into the data files, so that the next start has nothing to replay, and stops serving. */
    void close() {
        server.shutdownWithCatalogs(Database.CLOSEMODE_NORMAL);
    }
}
