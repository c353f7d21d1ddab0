package dev.gangway.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The yardstick: a loop of one SELECT, one POST of a {@code $batch} by {@code java.net.http} and one UPDATE per chunk, by
 * bare JDBC on one connection. It knows no second worker, no refusal, no later change and no restart.
 */
final class BareLoop implements Contender {
    static final String LABEL = "bare JDBC and java.net.http, in chunks";

    private final Ground ground;
    private final WebApi api;
    private final LeadPayload payload;
    private final int chunk;

    BareLoop(Ground ground, int chunk) {
        this.ground = ground;
        this.api = new WebApi(ground.sink);
        this.payload = new LeadPayload(api.currency());
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
        ground.fillPeer(rows);
    }

    @Override
    public void run(int rows) {
        ground.inChunks(this::chunk);
        ground.expectAllSent();
    }

    private int chunk(Connection connection) throws SQLException {
        List<Integer> numbers = new ArrayList<>(chunk);
        byte[] body = read(connection, numbers);
        if (numbers.isEmpty()) {
            return 0;
        }
        WebApi.expectAccepted(new String(api.batch(body), ISO_8859_1), numbers.size());
        ground.markAsSent(connection, "peer.prospect", numbers);
        return numbers.size();
    }

    private byte[] read(Connection connection, List<Integer> numbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT * FROM peer.prospect WHERE status = 'NEW' ORDER BY status, number FETCH FIRST " + chunk
                        + " ROWS ONLY")) {
            select.setFetchSize(0);
            ResultSet rows = select.executeQuery();
            var body = new ByteArrayOutputStream(chunk * 1200);
            while (rows.next()) {
                numbers.add(rows.getInt("number"));
                byte[] lead = payload.of(rows::getObject);
                body.writeBytes(("--batch_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
                                + "Content-ID: " + numbers.size()
                                + "\r\n\r\nPOST /api/data/v9.2/leads HTTP/1.1\r\nAccept: application/json\r\n"
                                + "Content-Type: application/json; charset=utf-8\r\nContent-Length: " + lead.length
                                + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
                body.writeBytes(lead);
                body.writeBytes("\r\n".getBytes(ISO_8859_1));
            }
            body.writeBytes("--batch_1--\r\n".getBytes(ISO_8859_1));
            return body.toByteArray();
        }
    }
}
