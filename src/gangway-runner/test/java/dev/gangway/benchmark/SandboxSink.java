package dev.gangway.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.limits.ProtectionLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The Sales sandbox, which judges every operation as Sales would, without protection limits. */
final class SandboxSink implements Sink {
    private static final int NO_LONGER_INTERESTED = 6;

    private final SalesSandbox sandbox =
            SalesSandbox.builder().strict(true).limits(ProtectionLimits.NONE).start();

    @Override
    public String label() {
        return "Sales sandbox";
    }

    @Override
    public URI url() {
        return sandbox.url();
    }

    @Override
    public URI tokenUrl() {
        return sandbox.tokenUrl();
    }

    @Override
    public String clientId() {
        return sandbox.clientId();
    }

    @Override
    public String clientSecret() {
        return sandbox.clientSecret();
    }

    @Override
    public long requests() {
        return sandbox.control().requestCount();
    }

    @Override
    public long leads() {
        Set<String> leads = new HashSet<>();
        Set<String> noted = new HashSet<>();
        try (Rows file = new Rows(sandbox.control());
                JsonParser dump = new JsonFactory().createParser(file.path().toFile())) {
            String table = null;
            for (JsonToken token = dump.nextToken(); token != null; token = dump.nextToken()) {
                if (token == JsonToken.START_ARRAY && table == null) {
                    table = dump.currentName();
                } else if (token == JsonToken.END_ARRAY
                        && dump.getParsingContext().getParent().inRoot()) {
                    table = null;
                } else if (token == JsonToken.VALUE_STRING
                        && "leads".equals(table)
                        && "leadid".equals(dump.currentName())) {
                    leads.add(dump.getText());
                } else if (token == JsonToken.VALUE_STRING
                        && "annotations".equals(table)
                        && "_objectid_value".equals(dump.currentName())) {
                    noted.add(dump.getText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        leads.retainAll(noted);
        return leads.size();
    }

    /** All rows in a file: they may be more than fit into memory twice. */
    private record Rows(Path path) implements AutoCloseable {
        Rows(SandboxControl control) throws IOException {
            this(Files.createTempFile("gangway-benchmark", ".json"));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                control.dump(out);
            }
        }

        @Override
        public void close() throws IOException {
            Files.delete(path);
        }
    }

    /** How many of so many leads are won. */
    static int won(int leads) {
        return leads * 3 / 4;
    }

    /** Sellers decide: the first three quarters are won, the others lost. */
    void decide(List<String> leads) {
        for (int i = 0; i < leads.size(); i++) {
            UUID lead = UUID.fromString(leads.get(i));
            if (i < won(leads.size())) {
                sandbox.control()
                        .win(sandbox.control().qualify(lead, true, true, true).opportunityId());
            } else {
                sandbox.control().disqualify(lead, NO_LONGER_INTERESTED);
            }
        }
    }

    /** All rows as JSON. */
    String dump() {
        return sandbox.control().dump();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
