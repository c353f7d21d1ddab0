package dev.gangway.onboarding.privacy;

import static dev.gangway.database.Database.texts;

import dev.gangway.commerce.mail.server.MailAddress;
import dev.gangway.control.Acts;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.onboarding.privacy.ForgetReport.Erased;
import dev.gangway.onboarding.privacy.ForgetReport.Left;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Erases a person's data from the tables that are Gangway's own, from mails and from errors. What headquarters, the channel
 * and Sales keep is theirs to erase, and is named. Thread-safe.
 */
public final class Forgetting {
    /** What stands where something was erased; no mail can be sent to it. */
    static final String ERASED = "(erased)";

    private final Database headquarters;
    private final Database channel;
    private final Acts acts;

    public Forgetting(Database headquarters, Database channel, Acts acts) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.acts = acts;
    }

    /** What one kind of row holds, and the statement that erases it. */
    private record Place(String table, String find, String erase, Map<String, Object> keys) {}

    /**
     * Erases, or only looks.
     *
     * @param email of the person, in whatever letters
     * @param dryRun whether nothing is to be changed
     * @param who wants it
     * @throws IllegalArgumentException when it is no address that the door would let pass
     */
    public ForgetReport forget(String email, boolean dryRun, String who) {
        String address = Fold.address(email);
        String problem = MailAddress.problem(address);
        if (problem != null) {
            throw new IllegalArgumentException("'" + email + "' is no e-mail address: " + problem);
        }
        var person = new KnownPerson(headquarters, address);
        List<Erased> erased = headquarters.inTransaction(() -> {
            List<Erased> all = places(person).stream()
                    .map(place -> erase(person, place, dryRun))
                    .filter(one -> one.rows() > 0)
                    .toList();
            if (!dryRun && !all.isEmpty()) {
                acts.write(who, "forget", null, erasedInShort(all));
            }
            return all;
        });
        return new ForgetReport(dryRun, erased, left(person));
    }

    private static List<Place> places(KnownPerson person) {
        Map<String, Object> address = person.ofAddress();
        Map<String, Object> records = person.ofRecords();
        Map<String, Object> customers = person.ofCustomers();
        return List.of(
                new Place("hq.emailnotification", "privacy/mails", "privacy/mails-erase", address),
                new Place("gangway.error", "privacy/errors", "privacy/errors-erase", records),
                new Place("gangway.link", "privacy/links", "privacy/links-erase", person.ofProspects()),
                new Place("gangway.customerlink", "privacy/customerlinks", "privacy/customerlinks-erase", customers),
                new Place("gangway.act", "privacy/acts", "privacy/acts-erase", records),
                new Place("gangway.jobrun", "privacy/runs", "privacy/runs-erase", address),
                new Place("gangway.jobhistory", "privacy/history", "privacy/history-erase", address));
    }

    private Erased erase(KnownPerson person, Place place, boolean dryRun) {
        List<Row> rows = person.rows(headquarters, place.find(), place.keys());
        if (!rows.isEmpty() && !dryRun) {
            Map<String, Object> keys = new HashMap<>(place.keys());
            keys.put("erased", ERASED);
            keys.put("now", headquarters.utcNow());
            keys.put("ids", texts(rows.stream().map(Forgetting::key).toList()));
            headquarters.update(place.erase(), keys);
        }
        return new Erased(place.table(), rows.size());
    }

    /** The first column. */
    private static String key(Row row) {
        return String.valueOf(row.get(row.keySet().iterator().next()));
    }

    private static String erasedInShort(List<Erased> all) {
        return String.join(
                ", ", all.stream().map(one -> one.rows() + " of " + one.table()).toList());
    }

    private List<Left> left(KnownPerson person) {
        List<Left> left = new ArrayList<>();
        inChannel(left, person);
        String why =
                "headquarters keeps the request behind a prospect; erase it there once nobody needs it as evidence";
        add(left, "hq.channelrequest", person.requests(), "requestid", why);
        why = "the prospect is a business record of headquarters, which may have to be kept by law; deleting it there"
                + " disqualifies its open lead";
        add(left, "hq.prospect", person.prospects(), "prospectid", why);
        why = "a customer is a business record of headquarters: orders and invoices refer to it";
        add(left, "hq.customer", person.customers(), "customeraccount", why);
        why = "Sales has its own retention; erase them there";
        add(left, "lead in Sales", person.prospects(), "leadid", why);
        add(left, "account or contact in Sales", person.customers(), "recordid", why);
        return left;
    }

    private void inChannel(List<Left> left, KnownPerson person) {
        String why = "the channel is the web shop's; erase the request there";
        List<Row> requests = person.rows(channel, "privacy/channel-requests", person.ofRequests());
        add(left, "ax.channelrequest", requests, "requestid", why);
        why = "1010 delivers what headquarters has; erase the customer there, and 1010 removes it here";
        List<Row> customers = person.rows(channel, "privacy/channel-customers", person.ofAddress());
        add(left, "ax.customer", customers, "customeraccount", why);
    }

    private static void add(List<Left> left, String where, List<Row> rows, String key, String why) {
        List<String> keys = rows.stream()
                .map(row -> row.raw(key))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!keys.isEmpty()) {
            left.add(new Left(where, keys, why));
        }
    }
}
