package dev.gangway.wiring.signin;

import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import dev.gangway.odata.signin.TokenSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Connections of the driver whose password is an access token, which is asked for at each of them: tokens live for an hour or
 * so, connections that are open outlive theirs. Thread-safe.
 */
public final class TokenDataSource extends DriverManagerDataSource {
    private static final String SIGN_IN = "28";
    private static final String REFUSED = "28000";
    private static final String NO_CONNECTION = "08001";
    /** A database that refuses us for good is no reason to ask for a token each time. */
    private static final long RENEW_EVERY = Duration.ofSeconds(30).toNanos();

    private final TokenSource tokens;
    private final AtomicLong nextRenewal = new AtomicLong(System.nanoTime());

    /** @param forDriver user and all else the driver is told */
    public TokenDataSource(String url, Properties forDriver, TokenSource tokens) {
        super(url, forDriver);
        this.tokens = tokens;
    }

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        String token = token();
        try {
            return connect(properties, token);
        } catch (SQLException e) {
            if (!isRefusal(e) || !isRenewalDue()) {
                throw e;
            }
            tokens.drop(token);
            String next = token();
            if (next.equals(token)) {
                throw e;
            }
            return connect(properties, next);
        }
    }

    private Connection connect(Properties properties, String token) throws SQLException {
        var all = new Properties();
        all.putAll(properties);
        all.setProperty("password", token);
        return super.getConnectionFromDriver(all);
    }

    private static boolean isRefusal(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(SIGN_IN);
    }

    private boolean isRenewalDue() {
        long due = nextRenewal.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextRenewal.compareAndSet(due, now + RENEW_EVERY);
    }

    private String token() throws SQLException {
        try {
            return tokens.current();
        } catch (SignInException e) {
            throw new SQLException(e.getMessage(), REFUSED);
        } catch (ServiceUnavailableException e) {
            throw new SQLTransientConnectionException(e.getMessage(), NO_CONNECTION);
        }
    }
}
