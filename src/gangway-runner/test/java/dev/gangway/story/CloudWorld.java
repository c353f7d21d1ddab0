package dev.gangway.story;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.fno.FnoSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/** Finance and Operations and Sales with Gangway between them: everything real, nothing shared with another test. */
final class CloudWorld extends SalesWorld {
    final FnoSandbox fno = FnoSandbox.start();

    /** The pairs are further settings. */
    CloudWorld(TestDatabases kind, Object... settings) {
        this(kind.fresh(), settings);
    }

    CloudWorld(HikariDataSource database, Object... settings) {
        this(database, host -> {}, settings);
    }

    CloudWorld(HikariDataSource database, Consumer<CamelContext> host, Object... settings) {
        List<Object> all = new ArrayList<>(List.of(SandboxSettings.pairs(
                sales,
                SandboxSettings.pairs(fno, "gangway.fno.companies", "USRT", "gangway.errors.retry-seconds", "0"))));
        all.addAll(Arrays.asList(settings));
        start(database, host, all);
    }

    void prospect(String id) {
        fno.control().prospect("usrt", id, "Ann", "Lee " + id, "ann." + id + "@example.com");
    }

    /** A prospect with a lead; gives the lead's key. */
    UUID onboard(String id) {
        prospect(id);
        run("headquarters", "prospects-to-leads");
        return lead(id);
    }

    /** Runs all jobs until nothing is left to do: everything is done or waits for a person. */
    void settle() {
        gangway.settle(Duration.ofSeconds(60));
    }

    UUID lead(String prospect) {
        return UUID.fromString(gangway.text("SELECT leadid FROM gangway.link WHERE prospectid = ?", prospect));
    }

    /** What headquarters has of a prospect; null when it is gone. */
    Map<String, Object> inFno(String id) {
        return fno.control().rows("Prospects").stream()
                .filter(row -> row.get("ProspectId").equals(id))
                .findFirst()
                .orElse(null);
    }

    String status(String id) {
        return (String) inFno(id).get("B2BProspectStatus");
    }

    /** The code under which a prospect waits for a person; null when it does not. */
    String errorOf(String id) {
        List<String> codes = gangway.jdbc.queryForList(
                "SELECT code FROM gangway.error WHERE job = 'headquarters' AND subject = ?", String.class, id);
        return codes.isEmpty() ? null : codes.get(0);
    }

    long fnoRequests(String method) {
        return fno.control().requests().stream()
                .filter(request ->
                        request.method().equals(method) && !request.path().contains("oauth2"))
                .count();
    }

    @Override
    public void close() {
        super.close();
        fno.close();
    }
}
