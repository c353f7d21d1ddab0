package dev.gangway.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of one database. When the connection breaks in the middle, the rollback fails as well; that says less
 * than what broke it, and would take its place, with a stack trace in the log for each.
 */
final class Transactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    Transactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (TransactionException e) {
            LOG.debug("The rollback failed, the connection is given up: {}", e.getMessage());
            giveUp();
        }
    }

    /** The owner must not lend the connection again while its transaction is open. */
    private void giveUp() {
        if (TransactionSynchronizationManager.getResource(obtainDataSource()) instanceof ConnectionHolder holder) {
            Connection connection = holder.getConnection();
            try {
                connection.abort(Runnable::run);
            } catch (SQLException | AbstractMethodError e) {
                LOG.debug("The connection could not be given up: {}", e.getMessage());
            }
        }
    }
}
