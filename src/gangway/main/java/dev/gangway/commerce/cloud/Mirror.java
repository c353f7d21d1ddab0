package dev.gangway.commerce.cloud;

import static dev.gangway.database.Database.nullable;
import static java.util.stream.Collectors.toMap;

import dev.gangway.commerce.partners.Prospects;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.database.TextWidths;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.text.Fold;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * The tables in which this side keeps what Finance and Operations has: {@code hq.prospect}, whose triggers make leads due,
 * and beside it {@code gangway.cloudprospect}. Only who has claimed a prospect changes a row that is there.
 */
final class Mirror {
    enum State {
        /** Something that a lead needs is not there yet. */
        Incomplete,
        /** This side cannot keep it: see the errors. */
        Refused,
        Mirrored,
        /** Mirrored, and somebody has decided. */
        Decided,
        Gone,
        /** It was there before the job began, and is left alone. */
        Before
    }

    private final Database database;
    private volatile Map<String, Integer> widths;

    Mirror(Database database) {
        this.database = database;
    }

    /** What is known of these prospects, with the error that they are in. */
    Map<RecordKey, Row> known(Collection<RecordKey> keys) {
        return keys.isEmpty()
                ? Map.of()
                : database.rowsByKey("cloud/known", RecordKey.parameters(keys, "prospectids")).stream()
                        .collect(toMap(row -> new RecordKey(row.raw("dataareaid"), row.raw("prospectid")), row -> row));
    }

    /** Those that were pending when they were last read. */
    Set<RecordKey> pending() {
        Set<RecordKey> pending = new HashSet<>();
        database.rows("cloud/pending", Map.of())
                .forEach(row -> pending.add(new RecordKey(row.raw("dataareaid"), row.raw("prospectid"))));
        return pending;
    }

    /** Why this side cannot keep prospects as they are; of those where it cannot. */
    Map<RecordKey, Refusal> objections(Collection<CloudProspect> prospects) {
        Map<RecordKey, Refusal> objections = new LinkedHashMap<>();
        Map<RecordKey, String> holders = holders(prospects);
        Set<RecordKey> emails = new HashSet<>();
        for (CloudProspect prospect : prospects) {
            String tooLong = tooLong(prospect);
            var email = new RecordKey(prospect.key().dataareaid(), email(prospect));
            if (tooLong != null) {
                objections.put(prospect.key(), new Refusal(null, "ValueTooLong", tooLong, true));
            } else if (holders.containsKey(prospect.key()) || !emails.add(email)) {
                String holder = holders.getOrDefault(prospect.key(), "another new prospect");
                objections.put(
                        prospect.key(),
                        new Refusal(
                                null,
                                "DuplicatePartner",
                                "prospect " + prospect.key() + " has the e-mail address of " + holder
                                        + ". No second lead is made: reject one of the two in headquarters, or correct"
                                        + " its address; then it goes on by itself",
                                true));
            }
        }
        return objections;
    }

    /** Those of which a value is longer than its column, with the reason. */
    Map<RecordKey, String> tooLong(Collection<CloudProspect> prospects) {
        Map<RecordKey, String> reasons = new HashMap<>();
        prospects.forEach(one -> {
            String reason = tooLong(one);
            if (reason != null) {
                reasons.put(one.key(), reason);
            }
        });
        return reasons;
    }

    /** Nothing is looked for any more. */
    void complete(RecordKey key) {
        Map<String, Object> row = key(key);
        row.put("now", database.utcNow());
        database.update("cloud/complete", row);
    }

    /** Who else is on board under the e-mail addresses. */
    private Map<RecordKey, String> holders(Collection<CloudProspect> prospects) {
        Map<RecordKey, String> emails =
                prospects.stream().collect(toMap(CloudProspect::key, Mirror::email, (a, b) -> a));
        Map<RecordKey, String> holders = new HashMap<>(new Prospects(database).holdersOfEmail(emails));
        holders.entrySet().removeIf(entry -> entry.getValue()
                .startsWith("prospect " + entry.getKey().id() + ","));
        return holders;
    }

    private static String email(CloudProspect prospect) {
        return Fold.address(String.valueOf(prospect.columns().get("primaryemailaddress")));
    }

    private String tooLong(CloudProspect prospect) {
        if (widths == null) {
            widths = TextWidths.of(database, "hq", "prospect");
        }
        for (var column : prospect.columns().entrySet()) {
            int most = widths.getOrDefault(column.getKey(), Integer.MAX_VALUE);
            if (column.getValue() instanceof String text && text.length() > most) {
                return "prospect " + prospect.key() + ": " + column.getKey() + " has " + text.length()
                        + " characters, and " + most
                        + " are kept. Shorten it in headquarters; then it goes on by itself";
            }
        }
        return null;
    }

    /** New prospects, each with what becomes of it. */
    void add(Map<CloudProspect, State> prospects) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<Map<String, Object>> whole = new ArrayList<>();
        prospects.forEach((prospect, state) -> {
            all.add(state(prospect, state));
            if (state == State.Mirrored || state == State.Decided) {
                whole.add(columns(prospect));
            }
        });
        database.batch("cloud/prospect-insert", whole);
        database.batch("cloud/insert", all);
    }

    /** The prospect as it is now; makes the mirror row if there is none yet. */
    void keep(CloudProspect prospect, Row known) {
        if (known.text("b2bprospectstatus") == null) {
            database.update("cloud/prospect-insert", columns(prospect));
        } else {
            database.update("cloud/prospect-update", columns(prospect));
        }
        database.update("cloud/seen", state(prospect, prospect.isDecided() ? State.Decided : State.Mirrored));
    }

    /** That it was seen as it is, without a mirror row or without touching it. */
    void mark(CloudProspect prospect, State state) {
        database.update("cloud/seen", state(prospect, state));
    }

    void gone(RecordKey key) {
        database.update("cloud/prospect-delete", key(key));
        database.update("cloud/gone", key(key));
    }

    /** Only the status is known. */
    void status(RecordKey key, String status) {
        Map<String, Object> row = key(key);
        row.put("status", status);
        row.put("now", database.utcNow());
        database.update("cloud/prospect-status", row);
    }

    /** Those that were kept out of a legal entity, which may be let in now. */
    List<RecordKey> refused(String dataareaid) {
        return database.rows("cloud/refused-by-email", Map.of("dataareaid", dataareaid)).stream()
                .map(row -> new RecordKey(row.raw("dataareaid"), row.raw("prospectid")))
                .toList();
    }

    private Map<String, Object> state(CloudProspect prospect, State state) {
        Map<String, Object> row = key(prospect.key());
        row.put("company", prospect.company());
        // what is not whole is looked at again and again
        row.put("etag", nullable(state == State.Incomplete ? null : prospect.etag()));
        row.put("state", state.name());
        row.put("now", database.utcNow());
        return row;
    }

    private Map<String, Object> columns(CloudProspect prospect) {
        Map<String, Object> row = key(prospect.key());
        prospect.columns().forEach((column, value) -> row.put(column, typed(column, value)));
        row.put("now", database.utcNow());
        return row;
    }

    private static Object typed(String column, Object value) {
        return switch (column) {
            case "companysize" -> new SqlParameterValue(Types.INTEGER, value);
            case "creditlimit" -> new SqlParameterValue(Types.DECIMAL, (BigDecimal) value);
            default -> nullable((String) value);
        };
    }

    static Map<String, Object> key(RecordKey key) {
        Map<String, Object> row = new HashMap<>();
        row.put("dataareaid", key.dataareaid());
        row.put("prospectid", key.id());
        return row;
    }
}
