package dev.gangway.commerce.mail;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Database;
import dev.gangway.ledger.RecordKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The queue of e-mail notifications ({@code hq.emailnotification}). A notification's id is computed from what it is
 * about, so queueing it twice queues it once. To be called in the transaction of the decision.
 */
public final class Notifications {
    public static final String APPROVED = "B2BProspectApproved";
    public static final String REJECTED = "B2BProspectRejected";
    static final String USER_ADDED = "B2BUserAdded";

    private static final NameBasedGenerator IDS = Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL);

    private final Database headquarters;

    public Notifications(Database headquarters) {
        this.headquarters = headquarters;
    }

    /** Queues one mail of the type for each prospect. */
    public void queue(String type, Collection<Prospect> prospects) {
        Map<String, Map<String, Object>> rows = new HashMap<>();
        for (Prospect prospect : prospects) {
            String id = id(type, about(prospect));
            Map<String, Object> row = row(id, type, prospect.key().dataareaid(), prospect.email());
            row.put("prospectid", prospect.key().id());
            row.put("languageid", prospect.language());
            rows.put(id, row);
        }
        queue(rows);
    }

    /**
     * Takes back the declines that these prospects, approved since, have not been sent yet. A decline that the mail server
     * may have, or has refused, leaves its row behind.
     */
    public void withdrawDeclines(Collection<RecordKey> approved) {
        Set<String> declines = approved.isEmpty()
                ? Set.of()
                : ids("mail/notifications-declines", RecordKey.parameters(approved, "prospectids"));
        if (!declines.isEmpty()) {
            headquarters.update("mail/notifications-withdraw", Map.of("notificationids", texts(declines)));
            headquarters.update(
                    "mail/notifications-withdraw-tried",
                    Map.of("notificationids", texts(declines), "now", headquarters.utcNow()));
        }
    }

    /** Queues the mail to a user who was added by the request. */
    public void queueUserAdded(ChannelRequest request, String customeraccount, String languageid) {
        String id = id(USER_ADDED, request.id());
        Map<String, Object> row = row(id, USER_ADDED, request.dataareaid(), request.email());
        row.put("customeraccount", customeraccount);
        row.put("languageid", languageid);
        queue(Map.of(id, row));
    }

    private void queue(Map<String, Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> present = ids("mail/notifications-present", Map.of("notificationids", texts(rows.keySet())));
        headquarters.each(
                "mail/notification-insert",
                rows.values().stream()
                        .filter(row -> !present.contains(row.get("notificationid")))
                        .toList());
    }

    private Set<String> ids(String statement, Map<String, ?> parameters) {
        return headquarters.rows(statement, parameters).stream()
                .map(row -> row.text("notificationid"))
                .collect(toSet());
    }

    private Map<String, Object> row(String id, String type, String dataareaid, String receiver) {
        Map<String, Object> row = new HashMap<>();
        row.put("notificationid", id);
        row.put("notificationtype", type);
        row.put("dataareaid", dataareaid);
        row.put("prospectid", null);
        row.put("customeraccount", null);
        row.put("receiveremailaddress", receiver);
        row.put("now", headquarters.utcNow());
        return row;
    }

    private static String about(Prospect prospect) {
        return prospect.requestId() != null
                ? prospect.requestId()
                : prospect.key().dataareaid() + '/' + prospect.key().id();
    }

    private static String id(String type, String about) {
        return IDS.generate("gangway:notification/" + type + '/' + about).toString();
    }
}
