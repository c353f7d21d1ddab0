package dev.gangway.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The yardstick of the three jobs: requests are pulled, become prospects, and become leads, each step a loop of one
 * transaction per chunk by bare JDBC on one connection. Like {@link BareLoop}, which is its last step, it keeps no
 * promises.
 */
final class BareSteps implements Contender {
    static final String LABEL = "bare JDBC and java.net.http, three steps";

    private final Ground ground;
    private final BareLoop leads;
    private final int chunk;

    BareSteps(Ground ground, int chunk) {
        this.ground = ground;
        this.leads = new BareLoop(ground, chunk);
        this.chunk = chunk;
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public int rows(Options options) {
        return options.rows();
    }

    @Override
    public void prepare(int rows) {
        ground.fillPeerRequests(rows);
    }

    @Override
    public void run(int rows) {
        move("peer.request", "peer.pulled");
        move("peer.pulled", "peer.prospect");
        leads.run(rows);
    }

    private void move(String from, String to) {
        ground.inChunks(connection -> chunk(connection, from, to));
    }

    /** The rows go through the process, since the two tables of a real move are in two databases. */
    private int chunk(Connection connection, String from, String to) throws SQLException {
        List<Integer> numbers = new ArrayList<>(chunk);
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM " + from
                + " WHERE status = 'NEW' ORDER BY status, number FETCH FIRST " + chunk + " ROWS ONLY")) {
            ResultSet rows = select.executeQuery();
            int columns = rows.getMetaData().getColumnCount();
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + to + " VALUES (?" + ", ?".repeat(columns - 1) + ")")) {
                while (rows.next()) {
                    numbers.add(rows.getInt("number"));
                    for (int column = 1; column <= columns; column++) {
                        insert.setObject(column, rows.getObject(column));
                    }
                    insert.addBatch();
                }
                if (numbers.isEmpty()) {
                    return 0;
                }
                insert.executeBatch();
            }
        }
        ground.markAsSent(connection, from, numbers);
        return numbers.size();
    }
}
