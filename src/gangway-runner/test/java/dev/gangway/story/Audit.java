package dev.gangway.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares headquarters, the channel, Sales and the mailbox record by record. Shares no code with what it judges: plain
 * SQL on one side, the sandbox's own dump and what the mail server received on the other.
 */
public final class Audit {
    /** Columns of a prospect that must be on its lead while it is pending. */
    private static final Map<String, String> LEAD_COLUMNS = Map.of(
            "firstname", "firstname",
            "lastname", "lastname",
            "companyname", "companyname",
            "primaryemailaddress", "emailaddress1",
            "primaryphonenumber", "telephone1",
            "addressstreet", "address1_line1",
            "addresscity", "address1_city",
            "addresscountryregionisocode", "address1_country");

    private static final Map<String, Integer> STATUS_IN_SALES =
            Map.of("Pending", 192350000, "Approved", 192350001, "Rejected", 192350002);

    private final JdbcTemplate headquarters;
    private final JdbcTemplate channel;
    private final JsonNode sales;
    private final List<MimeMessage> mails;
    private final List<String> differences = new ArrayList<>();

    public Audit(JdbcTemplate headquarters, JdbcTemplate channel, JsonNode sales, List<MimeMessage> mails) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.sales = sales;
        this.mails = mails;
    }

    /** One sentence for each difference; none when nothing is lost, doubled or contradictory. */
    public List<String> differences() {
        List<Map<String, Object>> prospects = rows(headquarters, "hq.prospect");
        requests(prospects);
        leads(prospects);
        decisions(prospects);
        deliveries();
        mailbox();
        leftovers();
        return differences;
    }

    private void requests(List<Map<String, Object>> prospects) {
        var sent = by("requestid", rows(channel, "ax.channelrequest"));
        var pulled = by("requestid", rows(headquarters, "hq.channelrequest"));
        var made = by("requestid", prospects);
        sent.keySet().forEach(id -> exactlyOne("request " + id + " in headquarters", pulled.get(id)));
        pulled.forEach((id, rows) -> {
            exactlyOne("request " + id + " in the channel", sent.get(id));
            switch (text(rows.get(0), "syncstatus")) {
                case "Processed" -> exactlyOne("prospect of request " + id, made.get(id));
                case "Failed" -> none("prospect of failed request " + id, made.get(id));
                default -> differ("request " + id + " is still pending");
            }
        });
        made.keySet().forEach(id -> exactlyOne("request " + id + " of a prospect", pulled.get(id)));
    }

    private void leads(List<Map<String, Object>> prospects) {
        var leads = set("leads").stream()
                .collect(groupingBy(lead -> lead.path("msdyn_prospectid").asText()));
        var notes = set("annotations").stream()
                .collect(groupingBy(note -> note.path("_objectid_value").asText()));
        var links = by("prospectid", rows(headquarters, "gangway.link"));
        var known = by("prospectid", prospects);
        for (Map<String, Object> prospect : prospects) {
            String id = text(prospect, "prospectid");
            if (exactlyOne("lead of prospect " + id, leads.get(id))
                    && exactlyOne("link of prospect " + id, links.get(id))) {
                JsonNode lead = leads.get(id).get(0);
                String leadId = lead.path("leadid").asText();
                equal("lead linked to prospect " + id, text(links.get(id).get(0), "leadid"), leadId);
                exactlyOne("note of the lead of prospect " + id, notes.get(leadId));
                columns(prospect, lead);
            }
        }
        leads.keySet().stream()
                .filter(id -> !known.containsKey(id))
                .forEach(id -> differ("lead of prospect " + id + ", which is not there"));
    }

    private void columns(Map<String, Object> prospect, JsonNode lead) {
        String id = text(prospect, "prospectid");
        equal(
                "status of the lead of prospect " + id,
                STATUS_IN_SALES.get(text(prospect, "b2bprospectstatus")),
                lead.path("msdyn_b2bprospectstatus").asInt());
        LEAD_COLUMNS.forEach((column, attribute) -> equal(
                attribute + " of the lead of prospect " + id,
                text(prospect, column),
                lead.path(attribute).asText(null)));
    }

    private void decisions(List<Map<String, Object>> prospects) {
        var states = new HashMap<String, String>();
        var opportunities = set("opportunities").stream()
                .collect(groupingBy(one -> one.path("_originatingleadid_value").asText()));
        set("leads")
                .forEach(lead -> states.put(
                        lead.path("msdyn_prospectid").asText(),
                        state(
                                lead,
                                opportunities.getOrDefault(lead.path("leadid").asText(), List.of()))));
        var customers = by("prospectid", rows(headquarters, "hq.customer"));
        var hierarchies = by("prospectid", rows(headquarters, "hq.customerhierarchy"));
        var nodes = by("customerhierarchyid", rows(headquarters, "hq.customerhierarchynode"));
        var notifications = by("prospectid", rows(headquarters, "hq.emailnotification"));
        for (Map<String, Object> prospect : prospects) {
            String id = text(prospect, "prospectid");
            String status = text(prospect, "b2bprospectstatus");
            String state = states.getOrDefault(id, "Gone");
            equal("status of prospect " + id, statusAfter(state), status);
            if (state.equals("Open") || state.equals("Disqualified")) {
                none("customer of prospect " + id, customers.get(id));
            } else if (!state.equals("Gone") && !(state.equals("Lost") && !customers.containsKey(id))) {
                // what was lost may have been qualified before, long enough for its customers to be made
                customers(id, customers.getOrDefault(id, List.of()));
            }
            if (status.equals("Approved")) {
                if (exactlyOne("hierarchy of prospect " + id, hierarchies.get(id))) {
                    admin(id, nodes.get(text(hierarchies.get(id).get(0), "customerhierarchyid")));
                }
            } else {
                none("hierarchy of prospect " + id, hierarchies.get(id));
            }
            if (status.equals("Pending")) {
                none("mail to pending prospect " + id, notifications.get(id));
            } else if (exactlyOne("mail to prospect " + id, notifications.get(id))) {
                Map<String, Object> mail = notifications.get(id).get(0);
                equal("type of the mail to prospect " + id, "B2BProspect" + status, text(mail, "notificationtype"));
                equal(
                        "receiver of the mail to prospect " + id,
                        text(prospect, "primaryemailaddress"),
                        text(mail, "receiveremailaddress"));
            }
        }
    }

    private void customers(String prospect, List<Map<String, Object>> customers) {
        var types = by("partytype", customers);
        exactlyOne("Organization of prospect " + prospect, types.get("Organization"));
        exactlyOne("Person of prospect " + prospect, types.get("Person"));
        equal("customers of prospect " + prospect, 2, customers.size());
    }

    private void admin(String prospect, List<Map<String, Object>> nodes) {
        if (exactlyOne("node in the hierarchy of prospect " + prospect, nodes)) {
            equal("role in the hierarchy of prospect " + prospect, "Admin", text(nodes.get(0), "role"));
        }
    }

    /** Won, Lost, Disqualified, Qualified or Open, from the lead's state and its opportunities'. */
    private static String state(JsonNode lead, List<JsonNode> ofLead) {
        List<Integer> opportunities =
                ofLead.stream().map(one -> one.path("statecode").asInt()).toList();
        if (opportunities.contains(1)) {
            return "Won";
        }
        if (!opportunities.isEmpty() && !opportunities.contains(0)) {
            return "Lost";
        }
        return List.of("Open", "Qualified", "Disqualified")
                .get(lead.path("statecode").asInt());
    }

    private static String statusAfter(String state) {
        return switch (state) {
            case "Won" -> "Approved";
            case "Lost", "Disqualified" -> "Rejected";
            default -> "Pending";
        };
    }

    private void deliveries() {
        for (String table : List.of("customer", "customerhierarchy", "customerhierarchynode")) {
            Set<String> there = whole(headquarters, "hq." + table);
            Set<String> here = whole(channel, "ax." + table);
            there.stream().filter(row -> !here.contains(row)).forEach(row -> differ(table + " not delivered: " + row));
            here.stream()
                    .filter(row -> !there.contains(row))
                    .forEach(row -> differ(table + " in the channel only: " + row));
        }
    }

    private static Set<String> whole(JdbcTemplate database, String table) {
        return rows(database, table).stream()
                .map(row -> new TreeMap<>(row).toString())
                .collect(toSet());
    }

    private void mailbox() {
        var received = new HashMap<String, Integer>();
        mails.forEach(mail -> received.merge(messageId(mail), 1, Integer::sum));
        for (Map<String, Object> notification : rows(headquarters, "hq.emailnotification")) {
            String id = text(notification, "notificationid");
            equal("status of mail " + id, "Sent", text(notification, "status"));
            equal(
                    "mails received for " + id,
                    1,
                    Objects.requireNonNullElse(received.remove(text(notification, "messageid")), 0));
        }
        received.keySet().forEach(id -> differ("mail " + id + " that nobody queued"));
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void leftovers() {
        rows(headquarters, "gangway.due")
                .forEach(due -> differ("still due: " + text(due, "job") + ' ' + text(due, "subject")));
        rows(headquarters, "gangway.error")
                .forEach(error -> differ("error of " + text(error, "job") + ' ' + text(error, "subject") + ": "
                        + text(error, "code") + ' ' + text(error, "message")));
    }

    private static List<Map<String, Object>> rows(JdbcTemplate database, String table) {
        return database.queryForList("SELECT * FROM " + table);
    }

    private List<JsonNode> set(String name) {
        return StreamSupport.stream(sales.path(name).spliterator(), false).toList();
    }

    private static Map<String, List<Map<String, Object>>> by(String column, List<Map<String, Object>> rows) {
        return rows.stream().collect(groupingBy(row -> text(row, column)));
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? null : value.toString();
    }

    private boolean exactlyOne(String what, List<?> found) {
        equal("number of: " + what, 1, found == null ? 0 : found.size());
        return found != null && found.size() == 1;
    }

    private void none(String what, List<?> found) {
        equal("number of: " + what, 0, found == null ? 0 : found.size());
    }

    private void equal(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            differ(what + " should be " + expected + ", but is " + found);
        }
    }

    private void differ(String what) {
        differences.add(what);
    }
}
