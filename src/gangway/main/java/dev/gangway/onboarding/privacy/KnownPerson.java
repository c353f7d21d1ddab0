package dev.gangway.onboarding.privacy;

import static dev.gangway.database.Database.texts;

import dev.gangway.commerce.delivery.ChannelDelivery;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The records of a person, as headquarters has them. */
final class KnownPerson {
    private final String email;
    private final QuotedAddress quoted;
    private final List<Row> requests;
    private final List<Row> prospects;
    private final List<Row> customers;
    private final List<String> requestIds;
    private final List<String> mails;

    /** @param email as {@link Fold#address} gives it */
    KnownPerson(Database headquarters, String email) {
        this.email = email;
        this.quoted = new QuotedAddress(email);
        List<Row> own = rows(headquarters, "privacy/requests", requests(List.of()));
        this.prospects = headquarters.rows("privacy/prospects", requests(values(own, "requestid")));
        this.requestIds = Stream.concat(own.stream(), prospects.stream())
                .map(row -> row.raw("requestid"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        this.requests = rows(headquarters, "privacy/requests", requests(requestIds));
        this.customers = headquarters.rows("privacy/customers", ofProspects());
        Map<String, Object> keys = ofProspects();
        keys.put("customerareas", texts(values(customers, "dataareaid")));
        keys.put("accounts", texts(values(customers, "customeraccount")));
        this.mails = Stream.of(
                        headquarters.rows("privacy/mail-keys", keys), rows(headquarters, "privacy/mails", ofAddress()))
                .flatMap(List::stream)
                .map(row -> row.raw("notificationid"))
                .distinct()
                .toList();
    }

    List<Row> requests() {
        return requests;
    }

    List<Row> prospects() {
        return prospects;
    }

    List<Row> customers() {
        return customers;
    }

    /** Parameters for a statement that finds by the address. */
    Map<String, Object> ofAddress() {
        return new HashMap<>(Map.of("email", email));
    }

    /** Parameters for one that finds by the address or by the keys of the requests. */
    Map<String, Object> ofRequests() {
        return requests(requestIds);
    }

    /** Parameters for one that finds what belongs to the prospects. */
    Map<String, Object> ofProspects() {
        return keys(keys(prospects, "prospectid", ""));
    }

    /** Parameters for one that finds what belongs to the customers. */
    Map<String, Object> ofCustomers() {
        return keys(keys(customers, "customeraccount", ""));
    }

    /** Parameters for one that finds what is written down about any of the records: customers as job 1010 names them. */
    Map<String, Object> ofRecords() {
        List<RecordKey> keys = new ArrayList<>(keys(prospects, "prospectid", ""));
        keys.addAll(keys(customers, "customeraccount", ChannelDelivery.CUSTOMER));
        mails.forEach(mail -> keys.add(new RecordKey("", mail)));
        Map<String, Object> parameters = keys(keys);
        parameters.put("requestids", texts(requestIds));
        parameters.put("erased", Forgetting.ERASED);
        return parameters;
    }

    /** The rows of a statement whose address or words, if they have any, are the person's in whatever notation. */
    List<Row> rows(Database database, String statement, Map<String, Object> parameters) {
        return database.rows(statement, parameters).stream()
                .filter(row -> row.text("address") == null
                        || Fold.address(row.text("address")).equals(email))
                .filter(row -> row.text("words") == null || quoted.isIn(row.text("words")))
                .toList();
    }

    private Map<String, Object> requests(List<String> ids) {
        Map<String, Object> parameters = ofAddress();
        parameters.put("requestids", texts(ids));
        return parameters;
    }

    private Map<String, Object> keys(List<RecordKey> keys) {
        Map<String, Object> parameters = RecordKey.parameters(keys, "subjects");
        parameters.put("email", email);
        return parameters;
    }

    private static List<RecordKey> keys(List<Row> rows, String id, String prefix) {
        return rows.stream()
                .map(row -> new RecordKey(row.raw("dataareaid"), prefix + row.raw(id)))
                .toList();
    }

    private static List<String> values(List<Row> rows, String column) {
        return rows.stream().map(row -> row.raw(column)).toList();
    }
}
