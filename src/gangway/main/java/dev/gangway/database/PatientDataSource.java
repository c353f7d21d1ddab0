package dev.gangway.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A host's data source, whose connections do not wait for an answer for ever while Gangway has them. A limit that the host has
 * set stays; otherwise ours is taken off again before the connection goes back.
 */
public final class PatientDataSource extends DelegatingDataSource {
    /** The driver only sets a socket option. */
    private static final Executor AT_ONCE = Runnable::run;

    private final int millis;

    public PatientDataSource(DataSource host, Duration answer) {
        super(host);
        this.millis = Math.toIntExact(answer.toMillis());
    }

    @Override
    public Connection getConnection() throws SQLException {
        return limited(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return limited(super.getConnection(username, password));
    }

    private Connection limited(Connection connection) throws SQLException {
        // others may have no network, and pools discard a connection that is asked for what its driver does not know
        if (!Dialect.isPostgresql(connection) || connection.getNetworkTimeout() != 0) {
            return connection;
        }
        connection.setNetworkTimeout(AT_ONCE, millis);
        return (Connection) Proxy.newProxyInstance(
                PatientDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        unlimited(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void unlimited(Connection connection) {
        try {
            connection.setNetworkTimeout(AT_ONCE, 0);
        } catch (SQLException e) {
            // broken: the host's pool will notice as well
        }
    }
}
