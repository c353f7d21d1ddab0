package dev.gangway.wiring.database;

import dev.gangway.odata.http.TlsTrouble;
import dev.gangway.wiring.signin.TokenDataSource;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool for a URL in the settings, which says in terms of the settings why there is no connection. Before its first
 * connection it asks the driver itself: a pool tries a refused password again and again until its own time is up.
 */
final class ConfiguredDatabase extends DelegatingDataSource {
    private static final String WRONG_SIGN_IN = "28";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String REJECTED = "08004";
    private static final Set<String> NOT_CURED_BY_WAITING = Set.of(NO_SUCH_DATABASE, REJECTED);

    private final String key;
    private final JdbcUrl url;
    private final DataSource driver;
    private volatile boolean hasBeenOpen;

    /**
     * @param key the setting that the URL comes from
     * @param driver gives a connection that is not of the pool
     */
    ConfiguredDatabase(DataSource pool, String key, JdbcUrl url, DataSource driver) {
        super(pool);
        this.key = key;
        this.url = url;
        this.driver = driver;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!hasBeenOpen) {
            look();
        }
        try {
            Connection connection = super.getConnection();
            hasBeenOpen = true;
            return connection;
        } catch (SQLException e) {
            throw explained(e);
        }
    }

    private void look() throws SQLException {
        try (Connection connection = driver.getConnection()) {
            hasBeenOpen = connection.isValid(0);
        } catch (SQLException e) {
            if (isRefusal(e)) {
                throw explained(e);
            }
        }
    }

    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith(WRONG_SIGN_IN)
                || NOT_CURED_BY_WAITING.contains(state)
                || !TlsTrouble.words(e).isEmpty();
    }

    /** Without the pool's exception as its cause, because the reported reason would then be the driver's message. */
    private SQLException explained(SQLException e) {
        SQLException failure =
                e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException cause ? cause : e;
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String tls = TlsTrouble.words(failure);
        String words = (tls.isEmpty() ? "" : tls + ": ") + failure.getMessage();
        if (root != failure && root.getMessage() != null && !words.contains(root.getMessage())) {
            words += " " + root.getMessage();
        }
        return new SQLTransientConnectionException(
                key + " (" + url.shown() + "): " + words.replaceAll("\\s+", " ").strip() + cure(failure, root),
                failure.getSQLState());
    }

    private String cure(SQLException failure, Throwable root) {
        String prefix = key.substring(0, key.lastIndexOf('.'));
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (root instanceof UnknownHostException) {
            return ". This host name is not known here: correct it, or the name server";
        }
        if (state.startsWith(WRONG_SIGN_IN)) {
            return driver instanceof TokenDataSource
                    ? ". Check " + prefix + ".username, which names the role of this identity in the database, and "
                            + prefix + ".credential"
                    : ". The database refuses the sign-in: check " + prefix + ".username and " + prefix + ".password";
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return ". Create the database, or correct its name";
        }
        if (state.equals(REJECTED) && failure.getMessage().contains("SSL")) {
            return " Without TLS the password is not sent: turn TLS on at the server, or write ?sslmode=disable behind the URL"
                    + " if the connection cannot be intercepted";
        }
        return "";
    }
}
