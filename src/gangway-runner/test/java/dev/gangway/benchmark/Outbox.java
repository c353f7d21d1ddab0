package dev.gangway.benchmark;

import com.gruelbox.transactionoutbox.DefaultPersistor;
import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.gruelbox.transactionoutbox.TransactionOutboxEntry;
import com.gruelbox.transactionoutbox.TransactionOutboxListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * gruelbox transaction-outbox as its README shows it: the transaction that hands a prospect over schedules the call that
 * sends it, and the outbox makes the call once that is committed, on eight threads.
 */
final class Outbox implements Contender {
    static final String LABEL = "gruelbox transaction-outbox, 8 threads";
    private static final int THREADS = 8;

    private final Ground ground;
    private final ThreadLocalContextTransactionManager transactions;
    private final TransactionOutbox outbox;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private volatile CountDownLatch sent = new CountDownLatch(0);

    Outbox(Ground ground) {
        this.ground = ground;
        var api = new WebApi(ground.sink);
        var payload = new LeadPayload(api.currency());
        transactions = TransactionManager.fromDataSource(ground.dataSource());
        boolean migrates = ground.engine == Engine.POSTGRESQL;
        if (!migrates) {
            // its migrations do not run on HSQLDB; the table is what they come to
            ground.jdbc()
                    .execute("CREATE TABLE txno_outbox (id VARCHAR(36) PRIMARY KEY, invocation VARCHAR(32000),"
                            + " nextattempttime TIMESTAMP(6), attempts INTEGER, blocked BOOLEAN, version INTEGER,"
                            + " uniquerequestid VARCHAR(250) UNIQUE, processed BOOLEAN, lastattempttime TIMESTAMP(6))");
            ground.jdbc().execute("CREATE INDEX txno_outbox_due ON txno_outbox (processed, blocked, nextattempttime)");
        }
        outbox = TransactionOutbox.builder()
                .transactionManager(transactions)
                .instantiator(Instantiator.using(type -> (LeadSender) number -> send(number, api, payload)))
                .persistor(DefaultPersistor.builder()
                        .dialect(migrates ? Dialect.POSTGRESQL_9 : Dialect.H2)
                        .migrate(migrates)
                        .build())
                .submitter(Submitter.withExecutor(threads))
                .listener(new TransactionOutboxListener() {
                    @Override
                    public void success(TransactionOutboxEntry entry) {
                        sent.countDown();
                    }
                })
                .build();
    }

    /** What is called through the outbox. */
    interface LeadSender {
        void send(int number);
    }

    private void send(int number, WebApi api, LeadPayload payload) {
        Map<String, Object> row = ground.jdbc().queryForMap("SELECT * FROM peer.prospect WHERE number = ?", number);
        api.post("leads", "application/json", payload.of(row::get), 204);
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public int rows(Options options) {
        return options.singleRows();
    }

    @Override
    public void prepare(int rows) {
        ground.fillPeer(rows);
        sent = new CountDownLatch(rows);
    }

    @Override
    public void run(int rows) {
        List<Integer> numbers = ground.jdbc()
                .queryForList(
                        "SELECT number FROM peer.prospect WHERE status = 'NEW' ORDER BY status, number", Integer.class);
        for (int number : numbers) {
            transactions.inTransaction(transaction -> {
                try (var update = transaction
                        .connection()
                        .prepareStatement("UPDATE peer.prospect SET status = 'SENT' WHERE number = ?")) {
                    update.setInt(1, number);
                    update.executeUpdate();
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
                outbox.schedule(LeadSender.class).send(number);
            });
        }
        try {
            if (!sent.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The outbox did not come to an end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        ground.expectAllSent();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
