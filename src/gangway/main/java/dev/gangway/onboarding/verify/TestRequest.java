package dev.gangway.onboarding.verify;

import static java.util.stream.Collectors.toMap;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.onboarding.link.LeadIdentity;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The marked request, on its way through the databases. */
final class TestRequest {
    private static final Duration LONGEST_TEST = Duration.ofHours(1);

    private final Database headquarters;
    private final Database channel;
    private final String id;
    private final String dataareaid;

    TestRequest(Database headquarters, Database channel, String dataareaid) {
        this(headquarters, channel, dataareaid, UUID.randomUUID().toString());
    }

    private TestRequest(Database headquarters, Database channel, String dataareaid, String id) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.dataareaid = dataareaid;
        this.id = id;
    }

    /** Those of tests that were killed before they could clean up; of a test that may still run, none. */
    static List<TestRequest> abandoned(Database headquarters, Database channel) {
        Map<String, LocalDateTime> before =
                Map.of("before", headquarters.utcNow().minus(LONGEST_TEST));
        return Stream.concat(
                        channel.rows("verify/abandoned", before).stream(),
                        headquarters.rows("verify/abandoned-pulled", before).stream())
                .collect(toMap(row -> row.text("requestid"), row -> row.text("dataareaid"), (a, b) -> a))
                .entrySet()
                .stream()
                .map(entry -> new TestRequest(headquarters, channel, entry.getValue(), entry.getKey()))
                .toList();
    }

    String submit() {
        channel.update(
                "verify/submit",
                Map.of("requestid", id, "dataareaid", dataareaid, "email", email(), "now", headquarters.utcNow()));
        return "request " + id + " of " + email();
    }

    /** Top-level domain "invalid": no mail can ever arrive there (RFC 6761). */
    private String email() {
        return "gangway-verify+" + id + "@example.invalid";
    }

    /** Its row of the fixed view; empty while headquarters does not have it. */
    Optional<Row> journey() {
        return headquarters.rows("observe/journey", Map.of("requestid", id)).stream()
                .findFirst();
    }

    /** The keys that lead and note have in Sales, whether they are there or not. */
    LeadIdentity identity() {
        return LeadIdentity.ofRequest(id);
    }

    /** Done first, so that the request is no longer pulled. */
    String withdraw() {
        return channel.update("verify/submitted-remove", Map.of("requestid", id)) == 1
                ? "request removed"
                : "there was no request";
    }

    /**
     * Takes out of headquarters what was made of the request, unless a worker has it right now: then nothing, and
     * empty. The request itself stays until {@link #forgetRequest}, to tell a later test of the lead.
     */
    Optional<String> forget() {
        return headquarters.inTransaction(() -> {
            String prospectid = journey()
                    .map(row -> row.text("prospectid"))
                    .map(String::valueOf)
                    .orElse("");
            Map<String, String> key = Map.of("requestid", id, "dataareaid", dataareaid, "prospectid", prospectid);
            headquarters.update("verify/due-remove", key);
            if (!headquarters.rows("verify/due", key).isEmpty()) {
                return Optional.empty();
            }
            headquarters.update("verify/link-remove", key);
            headquarters.update("verify/prospect-remove", key);
            headquarters.update("verify/errors-remove", key);
            // the prospect's trigger has made its deletion due, which would be an order to withdraw the lead
            headquarters.update("verify/due-remove", key);
            return Optional.of(prospectid.isEmpty() ? "there was no prospect" : "prospect " + prospectid + " removed");
        });
    }

    /** When nothing of it is left anywhere. */
    void forgetRequest() {
        headquarters.update("verify/request-remove", Map.of("requestid", id));
    }
}
