package dev.gangway.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What exceptions of a database mean. */
final class Failures {
    /** SQL states that are about no record, though their classes are. */
    private static final Map<String, String> OUTAGES = Map.of(
            // a standby, or a server that was told to take no writes
            "25006", "The database takes no writes",
            "25P03", "The database ended a transaction that did nothing for too long",
            "25P04", "The database ended a transaction that took too long",
            "55P03", "A row was locked by another transaction for too long",
            "57014", "The database ended a statement that took too long");

    private static final Pattern AWAY = Pattern.compile("(08|53|57P).*");

    private Failures() {}

    /** Translates exceptions so that outages can be told from refusals. */
    static JdbcTemplate template(DataSource dataSource) {
        var translator = new SQLExceptionSubclassTranslator();
        translator.setCustomTranslator((task, sql, e) -> {
            String outage = OUTAGES.get(String.valueOf(e.getSQLState()));
            return outage == null ? null : new DataAccessResourceFailureException(outage, e);
        });
        var template = new JdbcTemplate(dataSource);
        template.setExceptionTranslator(translator);
        return template;
    }

    /**
     * Whether a connection broke or could not be had, whatever wraps the exception: classes 08 (connection), 53 (too many
     * connections, disk full) and 57P (shut down, crashed, starting up) of the SQL states.
     */
    static boolean isAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailableException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLException refusal
                            && AWAY.matcher(String.valueOf(refusal.getSQLState()))
                                    .matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the exception says that the database is away or busy, and nothing about any record. */
    static boolean isOutage(Throwable e) {
        return e instanceof DatabaseUnavailableException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof CannotCreateTransactionException
                || e instanceof TransactionSystemException
                || e.getCause() instanceof SQLTransientException
                || e.getCause() instanceof SQLNonTransientConnectionException;
    }

    /** The message of the most specific cause: the driver's rather than the template's or the pool's. */
    static String reason(Throwable e) {
        if (e instanceof TransactionSystemException rollback && rollback.getApplicationException() != null) {
            // on a broken connection the rollback fails as well, and says less
            return reason(rollback.getApplicationException());
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        Throwable telling = e instanceof DataAccessException || e instanceof TransactionException ? cause : e;
        Throwable driver = behindThePool(e);
        if (driver != null) {
            telling = driver;
        }
        return telling.getMessage() == null ? telling.getClass().getSimpleName() : telling.getMessage();
    }

    /** A pool only says that it waited in vain; the exception that it got from the driver says for what. */
    private static Throwable behindThePool(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException && cause.getCause() instanceof SQLException driver) {
                return driver;
            }
        }
        return null;
    }
}
