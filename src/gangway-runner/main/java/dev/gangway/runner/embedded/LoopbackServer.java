package dev.gangway.runner.embedded;

import java.io.IOException;
import org.hsqldb.Database;
import org.hsqldb.server.Server;

/** Serves the files of an embedded database on a free loopback port, for later processes of this machine. */
final class LoopbackServer {
    private static final String ADDRESS = "127.0.0.1";

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
        server.start();
        if (server.isNotRunning()) {
            throw new IOException("no loopback port to serve it on", server.getServerError());
        }
        return new LoopbackServer(server);
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
