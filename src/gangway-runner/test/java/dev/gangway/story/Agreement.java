package dev.gangway.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.story.RandomSellers.Past;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether both systems, the channel and the mailbox agree after {@link RandomSellers} did what they liked. Decisions may
 * have been reversed since, so unlike {@link Audit} it judges by what every lead has been through. Shares no code with what
 * it judges: plain SQL on the public tables, the rows of Sales and what the mail server received.
 */
public final class Agreement {
    private static final Map<String, Integer> STATUS_IN_SALES =
            Map.of("Pending", 192350000, "Approved", 192350001, "Rejected", 192350002);

    private static final Set<String> FOR_A_PERSON =
            Set.of("DuplicatePartner", "CustomerTaken", "LeadGone", "ContraryOutcome", "0x80040217");

    private final JdbcTemplate database;
    private final List<JsonNode> leads;
    private final Map<String, List<JsonNode>> opportunities;
    private final Map<String, List<JsonNode>> notes;
    private final RandomSellers sellers;
    private final Map<String, Integer> received = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int mailsAgain;

    public Agreement(JdbcTemplate database, JsonNode sales, List<MimeMessage> mails, RandomSellers sellers) {
        this.database = database;
        this.leads = rows(sales, "leads");
        this.opportunities = rows(sales, "opportunities").stream()
                .collect(groupingBy(one -> one.path("_originatingleadid_value").asText()));
        this.notes = rows(sales, "annotations").stream()
                .collect(groupingBy(note -> note.path("_objectid_value").asText()));
        this.sellers = sellers;
        mails.forEach(mail -> received.merge(messageId(mail), 1, Integer::sum));
    }

    /** One sentence for each difference; none when nothing is lost, doubled or contradictory. */
    public List<String> differences() {
        requests();
        prospects();
        mailbox();
        channel();
        leftovers();
        return differences;
    }

    /** How many mails came more than once; known after {@link #differences()}. */
    public int mailsAgain() {
        return mailsAgain;
    }

    private void requests() {
        var sent = by("requestid", rows("ax.channelrequest"));
        var pulled = by("requestid", rows("hq.channelrequest"));
        var prospects = rows("hq.prospect");
        var made = by("requestid", prospects);
        var byEmail = by("primaryemailaddress", prospects);
        expect("requests in headquarters", sent.keySet(), pulled.keySet());
        pulled.forEach((id, rows) -> {
            Map<String, Object> request = rows.get(0);
            int count = made.getOrDefault(id, List.of()).size();
            if (text(request, "syncstatus").equals("Processed")) {
                expect("prospects of request " + id, 1, count);
            } else {
                expect("prospects of refused request " + id, 0, count);
                expect("another prospect than request " + id, true, byEmail.containsKey(text(request, "email")));
            }
        });
    }

    private void prospects() {
        var leadsOfProspects = leads.stream()
                .collect(groupingBy(lead -> lead.path("msdyn_prospectid").asText()));
        var links = by("prospectid", rows("gangway.link"));
        var customers = by("prospectid", rows("hq.customer"));
        var hierarchies = by("prospectid", rows("hq.customerhierarchy"));
        var nodes = by("customerhierarchyid", rows("hq.customerhierarchynode"));
        var mails = by("prospectid", rows("hq.emailnotification"));
        for (Map<String, Object> prospect : rows("hq.prospect")) {
            String id = text(prospect, "prospectid");
            String status = text(prospect, "b2bprospectstatus");
            boolean approved = status.equals("Approved");
            expect("links of " + id, 1, links.getOrDefault(id, List.of()).size());
            String leadId = text(links.get(id).get(0), "leadid");
            Past past = sellers.past(leadId);
            List<JsonNode> found = leadsOfProspects.getOrDefault(id, List.of());
            // one that was deleted before anybody had written down its creation is created again
            expect("leads of " + id + " are right", true, found.size() == 1 || past.deleted && found.isEmpty());
            if (!found.isEmpty()) {
                expect("lead of " + id, leadId, found.get(0).path("leadid").asText());
                lead(prospect, found.get(0), past);
            }
            List<Map<String, Object>> hierarchy = hierarchies.getOrDefault(id, List.of());
            expect("hierarchies of " + id, approved ? 1 : 0, hierarchy.size());
            hierarchy.forEach(one -> expect(
                    "roles in the hierarchy of " + id,
                    List.of("Admin"),
                    nodes.getOrDefault(text(one, "customerhierarchyid"), List.of()).stream()
                            .map(node -> text(node, "role"))
                            .toList()));
            customers(id, approved, customers.getOrDefault(id, List.of()));
            mails(id, status, mails.getOrDefault(id, List.of()), past);
        }
    }

    private void lead(Map<String, Object> prospect, JsonNode lead, Past past) {
        String id = text(prospect, "prospectid");
        String status = text(prospect, "b2bprospectstatus");
        List<Integer> states = opportunities.getOrDefault(lead.path("leadid").asText(), List.of()).stream()
                .map(one -> one.path("statecode").asInt())
                .toList();
        boolean won = states.contains(1);
        boolean refused = lead.path("statecode").asInt() == 2
                || !states.isEmpty() && states.stream().allMatch(state -> state == 2);
        switch (status) {
            case "Approved" -> expect(id + " was won", true, past.everWon);
            case "Rejected" -> {
                expect(id + " was refused", true, past.everRefused);
                // unless the partner came again meanwhile, which a person has to settle
                expect(
                        id + " is won, with errors " + errors(id),
                        won,
                        won && errors(id).stream().anyMatch(error -> FOR_A_PERSON.contains(text(error, "code"))));
            }
            default -> expect(id + " is pending, with errors " + errors(id), false, won || refused);
        }
        expect(
                "notes of " + id,
                1,
                notes.getOrDefault(lead.path("leadid").asText(), List.of()).size());
        expect(
                "status of the lead of " + id,
                STATUS_IN_SALES.get(status),
                lead.path("msdyn_b2bprospectstatus").asInt());
        if (status.equals("Pending")) {
            expect(
                    "phone of the lead of " + id,
                    text(prospect, "primaryphonenumber"),
                    lead.path("telephone1").asText(null));
        }
    }

    private void customers(String prospect, boolean approved, List<Map<String, Object>> customers) {
        var types = by("partytype", customers);
        for (String type : List.of("Organization", "Person")) {
            int count = types.getOrDefault(type, List.of()).size();
            expect("customers of " + prospect + " of type " + type + " are too many", false, count > 1);
            expect("customers of " + prospect + " of type " + type + " are missing", false, approved && count == 0);
        }
    }

    private void mails(String prospect, String status, List<Map<String, Object>> mails, Past past) {
        Map<String, List<Map<String, Object>>> types = by("notificationtype", mails);
        int approvals = types.getOrDefault("B2BProspectApproved", List.of()).size();
        int refusals = types.getOrDefault("B2BProspectRejected", List.of()).size();
        expect("approvals sent to " + prospect, status.equals("Approved") ? 1 : 0, approvals);
        if (status.equals("Approved")) {
            expect("refusals sent before to " + prospect, true, refusals <= (past.everRefused ? 1 : 0));
        } else {
            expect("refusals sent to " + prospect, status.equals("Rejected") ? 1 : 0, refusals);
        }
    }

    private void mailbox() {
        for (Map<String, Object> notification : rows("hq.emailnotification")) {
            String id = text(notification, "notificationid");
            int times = Objects.requireNonNullElse(received.remove(text(notification, "messageid")), 0);
            if (notification.get("withdrawndatetime") == null) {
                expect("status of mail " + id, "Sent", text(notification, "status"));
                expect("mail " + id + " arrived", true, times > 0);
            } else {
                withdrawn(id, notification);
            }
            mailsAgain += Math.max(0, times - 1);
        }
        received.keySet().forEach(id -> differences.add("mail " + id + " that nobody queued"));
    }

    /** Only a decline may be, of a partner on board, and only when it was tried: else nothing is to be told of. */
    private void withdrawn(String id, Map<String, Object> notification) {
        expect("type of withdrawn mail " + id, "B2BProspectRejected", text(notification, "notificationtype"));
        expect("status of withdrawn mail " + id, "Failed", text(notification, "status"));
        expect(
                "withdrawn mail " + id + " was tried",
                true,
                text(notification, "messageid") != null || !"0".equals(text(notification, "trycount")));
        expect(
                "partner whose mail " + id + " was withdrawn",
                List.of("Approved"),
                rows("hq.prospect").stream()
                        .filter(prospect -> text(prospect, "prospectid").equals(text(notification, "prospectid")))
                        .map(prospect -> text(prospect, "b2bprospectstatus"))
                        .toList());
    }

    private void channel() {
        Map<String, String> keys = Map.of(
                "customer", "customeraccount",
                "customerhierarchy", "customerhierarchyid",
                "customerhierarchynode", "nodepartynumber");
        keys.forEach(
                (table, key) -> expect(table + " in the channel", keys("hq." + table, key), keys("ax." + table, key)));
    }

    private List<Map<String, Object>> errors(String prospect) {
        return rows("gangway.error").stream()
                .filter(error -> prospect.equals(text(error, "subject")))
                .toList();
    }

    private List<String> keys(String table, String key) {
        return rows(table).stream().map(row -> text(row, key)).sorted().toList();
    }

    /** Only what is for a person may be left: refused duplicates, leads that are gone, partners on board who were lost. */
    private void leftovers() {
        rows("gangway.due")
                .forEach(due -> differences.add("still due: " + text(due, "job") + ' ' + text(due, "subject")));
        Set<String> codes =
                rows("gangway.error").stream().map(error -> text(error, "code")).collect(toSet());
        codes.removeAll(FOR_A_PERSON);
        codes.forEach(code -> differences.add("error " + code));
    }

    private List<Map<String, Object>> rows(String table) {
        return database.queryForList("SELECT * FROM " + table);
    }

    private static List<JsonNode> rows(JsonNode sales, String table) {
        return StreamSupport.stream(sales.path(table).spliterator(), false).toList();
    }

    private static Map<String, List<Map<String, Object>>> by(String column, List<Map<String, Object>> rows) {
        return rows.stream().filter(row -> row.get(column) != null).collect(groupingBy(row -> text(row, column)));
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? null : value.toString();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void expect(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            differences.add(what + ": should be " + expected + ", but is " + found);
        }
    }
}
