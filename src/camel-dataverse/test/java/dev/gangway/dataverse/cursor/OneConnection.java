package dev.gangway.dataverse.cursor;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.hsqldb.jdbc.JDBCDataSource;

/** A data source that gives the one connection of a transaction, which closing does not close. */
final class OneConnection extends JDBCDataSource {
    private static final long serialVersionUID = 1L;

    private final transient Connection connection;

    OneConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }
}
