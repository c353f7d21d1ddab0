package dev.gangway.database;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One database: its statements by name and its transactions. Every value is a bound parameter. Safe for use by several
 * threads; a connection is held only for the length of a transaction.
 */
public final class Database {
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DataSource dataSource;
    private final SqlFiles files;
    private final Clock clock;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate ownTransactions;
    /** Fair, so that a job with a backlog does not keep the others waiting. */
    private final Lock turn = new ReentrantLock(true);

    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile Dialect dialect;
    private volatile Limits limits;

    /** @param clock which time is written into the database */
    public Database(DataSource dataSource, SqlFiles files, Clock clock) {
        this.dataSource = dataSource;
        this.files = files;
        this.clock = clock;
        this.jdbc = new NamedParameterJdbcTemplate(Failures.template(dataSource));
        var manager = new Transactions(dataSource);
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.ownTransactions = new TransactionTemplate(manager, transactions);
        this.ownTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** From now on each transaction has these limits, unless the connection brings its own. */
    public void limit(Limits transactionLimits) {
        limits = transactionLimits;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Asked at first use, so that a database that is away at start is an outage and not a failed start. */
    public Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            known = Dialect.of(dataSource);
            dialect = known;
        }
        return known;
    }

    /**
     * Runs the work in a transaction at read committed, joining the one that is open on this thread. Work that loses to
     * another transaction, in a deadlock or because both wrote the same row, is rolled back and done once more: it must not
     * leave anything behind but what it writes. On HSQLDB it waits until no other transaction of this object is open, so it
     * must not wait for what another thread does in one.
     */
    public <T> T inTransaction(Supplier<T> work) {
        return Contention.repeat(() -> execute(transactions, status -> {
            setLimits(status);
            return work.get();
        }));
    }

    /** The same without a result. */
    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    private void setLimits(TransactionStatus status) {
        if (limits != null && status.isNewTransaction() && dialect() == Dialect.POSTGRESQL) {
            rows(
                    "database/transaction-limits",
                    Map.of(
                            "lock", String.valueOf(limits.lock().toMillis()),
                            "statement", String.valueOf(limits.statement().toMillis()),
                            "idle", String.valueOf(limits.idleInTransaction().toMillis())));
        }
    }

    /** Runs the work when the transaction that is open on this thread is committed, at once when none is. */
    public static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** Runs the work in a transaction of its own, whatever is open on this thread. */
    public void inOwnTransaction(Runnable work) {
        execute(ownTransactions, status -> {
            work.run();
            return null;
        });
    }

    /** A transaction inside another, of whichever database, has the turn of the outer one. */
    private <T> T execute(TransactionTemplate template, TransactionCallback<T> work) {
        if (!dialect().takesTurns() || TransactionSynchronizationManager.isActualTransactionActive()) {
            return template.execute(work);
        }
        turn.lock();
        try {
            return template.execute(work);
        } finally {
            turn.unlock();
        }
    }

    /**
     * For the rest of the transaction, statements seek by index where they can, even if the database believes that a table
     * is too small for that: its statistics may predate a bulk load.
     */
    public void preferIndexes() {
        if (dialect().isToldToPreferIndexes()) {
            rows("database/prefer-indexes", Map.of());
        }
    }

    /**
     * Updates the statistics of tables that have grown a lot, so that query plans fit their size. Call it before work,
     * outside a transaction; checks at most once a second. A failure does not affect the work.
     */
    public void noticeGrowth() {
        long due = nextLook.get();
        long now = System.nanoTime();
        if (now - due >= 0
                && nextLook.compareAndSet(due, now + LOOK_EVERY)
                && dialect().isToldToPreferIndexes()) {
            try {
                update("database/statistics-refresh", Map.of());
            } catch (DataAccessException e) {
                LOG.debug("The statistics stay as they are: {}", reason(e));
            }
        }
    }

    public <T> List<T> query(String statement, Map<String, ?> parameters, RowMapper<T> mapper) {
        return jdbc.query(sql(statement), parameters, mapper);
    }

    /** Rows as maps from lower-case column name to value. */
    public List<Row> rows(String statement, Map<String, ?> parameters) {
        return jdbc.query(sql(statement), parameters, Row.mapper());
    }

    /**
     * Rows that are sought by their keys, whatever the statistics say: a plan that was kept from when a table was
     * nearly empty would scan it for each key. In a short transaction.
     */
    public List<Row> rowsByKey(String statement, Map<String, ?> keys) {
        return inTransaction(() -> {
            preferIndexes();
            return rows(statement, keys);
        });
    }

    public int update(String statement, Map<String, ?> parameters) {
        return Contention.repeat(() -> jdbc.update(sql(statement), parameters));
    }

    /** The same statement for many rows, sent as one JDBC batch; returns the update counts. */
    public int[] batch(String statement, Collection<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        return jdbc.batchUpdate(
                sql(statement), rows.stream().map(MapSqlParameterSource::new).toArray(SqlParameterSource[]::new));
    }

    /**
     * Inserts, changes or deletes many rows, each by the same statement with its own values: in one statement where the
     * database's own file takes each parameter as the list of all rows' values (as texts), else as one JDBC batch.
     *
     * @return how many rows it hit
     */
    public int each(String statement, List<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        if (!dialect().takesListsOfValues() || !files.isOfDialect(dialect(), statement)) {
            return Arrays.stream(batch(statement, rows)).sum();
        }
        Map<String, Object> lists = new HashMap<>();
        rows.get(0)
                .keySet()
                .forEach(name -> lists.put(
                        name,
                        texts(rows.stream().map(row -> text(row.get(name))).toList())));
        return update(statement, lists);
    }

    private static String text(Object value) {
        Object plain = value instanceof SqlParameterValue typed ? typed.getValue() : value;
        return plain == null ? null : plain.toString();
    }

    /** Inserts unless the key is there already; true when it was inserted. */
    public boolean insertIfAbsent(String statement, Map<String, ?> parameters) {
        try {
            inOwnTransaction(() -> update(statement, parameters));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whether the exception says that the database is away or busy, and nothing about any record. */
    public static boolean isOutage(Throwable e) {
        return Failures.isOutage(e);
    }

    /** The message of the most specific cause: the driver's rather than the template's or the pool's. */
    public static String reason(Throwable e) {
        return Failures.reason(e);
    }

    /** A list of texts as one parameter, for {@code UNNEST(CAST(:name AS VARCHAR(60) ARRAY))}. */
    public static SqlArrayValue texts(Collection<String> values) {
        // as String[], not Object[]: only so does PostgreSQL's driver send it in binary, without escaping
        return new SqlArrayValue("VARCHAR", (Object[]) values.toArray(String[]::new));
    }

    /** A text that may be null, with its type, so that every database can plan the statement. */
    public static SqlParameterValue nullable(String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    /** The same for a point in time. */
    public static SqlParameterValue nullableTime(LocalDateTime value) {
        return new SqlParameterValue(Types.TIMESTAMP, value);
    }

    /** The clock of whoever works with this database. */
    public Clock clock() {
        return clock;
    }

    /** Now, for the columns that the contract wants in UTC without a zone. */
    public LocalDateTime utcNow() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String sql(String statement) {
        return files.statement(dialect(), statement);
    }
}
