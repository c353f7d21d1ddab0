package dev.gangway.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the bare loop of the way back writes in a transaction: per chunk a SELECT and six batches. */
final class BareCustomers {
    private static final String CUSTOMER =
            "INSERT INTO peer.customer (dataareaid, customeraccount, partytype, partynumber,"
                    + " prospectid, organizationname, personfirstname, personlastname, primarycontactemail, primarycontactphone,"
                    + " languageid, salescurrencycode, addressstreet, addresscity, addressstateid, addresszipcode,"
                    + " addresscountryregionisocode, customerhierarchyid, isb2badmin, createddatetime, modifieddatetime)"
                    + " VALUES (?" + ", ?".repeat(20) + ")";
    private static final String HIERARCHY =
            "INSERT INTO peer.hierarchy (customerhierarchyid, dataareaid, name, purpose, organizationpartynumber,"
                    + " organizationcustomeraccount, currentversion, prospectid) VALUES (?, ?, ?, 'B2BOrganization', ?, ?, 1, ?)";
    private static final String NODE =
            "INSERT INTO peer.node (customerhierarchyid, nodepartynumber, customeraccount, nodetype, role, versionadded)"
                    + " VALUES (?, ?, ?, 'Customer', 'Admin', 1)";
    private static final String MAIL =
            "INSERT INTO peer.mail (notificationid, notificationtype, dataareaid, prospectid, receiveremailaddress,"
                    + " languageid, status, createddatetime) VALUES (?, ?, ?, ?, ?, ?, 'Queued', ?)";

    private final Ground ground;
    private int number;

    BareCustomers(Ground ground) {
        this.ground = ground;
    }

    /** Writes down which lead is whose, as a loop that looks for decisions has it; returns the leads. */
    List<String> link() {
        List<String> leads = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        ground.jdbc().query("SELECT number, requestid FROM peer.prospect ORDER BY number", row -> {
            leads.add(LeadPayload.lead(row.getString(2)));
            rows.add(new Object[] {row.getInt(1), leads.get(leads.size() - 1)});
        });
        ground.jdbc().batchUpdate("INSERT INTO peer.lead (number, leadid) VALUES (?, ?)", rows);
        ground.settle("peer.lead", "peer.prospect");
        return leads;
    }

    /** Applies the decisions; returns the operations that bring the customers' numbers to Sales. */
    List<String> write(Connection connection, List<JsonNode> leads) throws SQLException {
        Map<String, Map<String, Object>> prospects = prospects(connection, leads);
        List<String> numbers = new ArrayList<>();
        try (PreparedStatement status =
                        connection.prepareStatement("UPDATE peer.prospect SET status = ? WHERE number = ?");
                PreparedStatement customer = connection.prepareStatement(CUSTOMER);
                PreparedStatement hierarchy = connection.prepareStatement(HIERARCHY);
                PreparedStatement node = connection.prepareStatement(NODE);
                PreparedStatement mail = connection.prepareStatement(MAIL)) {
            var now = Timestamp.from(Instant.now());
            for (JsonNode lead : leads) {
                Map<String, Object> prospect = prospects.get(lead.path("leadid").asText());
                boolean won = lead.path("statecode").asInt() == 1;
                batch(status, won ? "Approved" : "Rejected", prospect.get("number"));
                String key = String.format(Locale.ROOT, "%07d", ++number);
                batch(
                        mail,
                        "M-" + key,
                        won ? "B2BProspectApproved" : "B2BProspectRejected",
                        prospect.get("dataareaid"),
                        prospect.get("prospectid"),
                        prospect.get("primaryemailaddress"),
                        prospect.get("languageid"),
                        now);
                if (won) {
                    JsonNode account = lead.path("parentaccountid");
                    JsonNode contact = lead.path("parentcontactid");
                    Object area = prospect.get("dataareaid");
                    Object id = prospect.get("prospectid");
                    customer(customer, prospect, account, "Organization", "C-1" + key, "PA-1" + key, "CH-" + key, now);
                    customer(customer, prospect, contact, "Person", "C-2" + key, "PA-2" + key, "CH-" + key, now);
                    batch(hierarchy, "CH-" + key, area, text(account, "name"), "PA-1" + key, "C-1" + key, id);
                    batch(node, "CH-" + key, "PA-2" + key, "C-2" + key);
                    numbers.add(patch("accounts", text(account, "accountid"), "accountnumber", "C-1" + key));
                    numbers.add(patch("contacts", text(contact, "contactid"), "msdyn_contactpersonid", "C-2" + key));
                }
            }
            // HSQLDB refuses a batch of nothing, and of a chunk perhaps no lead was won
            List<PreparedStatement> filled =
                    numbers.isEmpty() ? List.of(status, mail) : List.of(status, customer, hierarchy, node, mail);
            for (PreparedStatement each : filled) {
                each.executeBatch();
            }
        }
        return numbers;
    }

    private Map<String, Map<String, Object>> prospects(Connection connection, List<JsonNode> leads)
            throws SQLException {
        Map<String, Map<String, Object>> prospects = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT l.leadid, p.* FROM UNNEST(CAST(? AS VARCHAR(36) ARRAY)) AS k (id) JOIN peer.lead l ON l.leadid = k.id"
                        + " JOIN peer.prospect p ON p.number = l.number")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "VARCHAR",
                            leads.stream()
                                    .map(lead -> lead.path("leadid").asText())
                                    .toArray(String[]::new)));
            ResultSet rows = select.executeQuery();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Map<String, Object> prospect = new HashMap<>();
                for (int column = 1; column <= columns; column++) {
                    prospect.put(
                            rows.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT), rows.getObject(column));
                }
                prospects.put(rows.getString(1), prospect);
            }
        }
        return prospects;
    }

    private static void customer(
            PreparedStatement insert,
            Map<String, Object> prospect,
            JsonNode record,
            String type,
            String account,
            String party,
            String hierarchy,
            Timestamp now)
            throws SQLException {
        batch(
                insert,
                prospect.get("dataareaid"),
                account,
                type,
                party,
                prospect.get("prospectid"),
                text(record, "name"),
                text(record, "firstname"),
                text(record, "lastname"),
                text(record, "emailaddress1"),
                text(record, "telephone1"),
                prospect.get("languageid"),
                prospect.get("currencycode"),
                text(record, "address1_line1"),
                text(record, "address1_city"),
                text(record, "address1_stateorprovince"),
                text(record, "address1_postalcode"),
                text(record, "address1_country"),
                hierarchy,
                "Person".equals(type) ? 1 : 0,
                now,
                now);
    }

    private static String patch(String table, String key, String column, String value) {
        String body = "{\"" + column + "\":\"" + value + "\"}";
        return "PATCH /api/data/v9.2/" + table + "(" + key + ") HTTP/1.1\r\nContent-Type: application/json\r\n"
                + "If-Match: *\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).asText(null);
    }

    private static void batch(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
