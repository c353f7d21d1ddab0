package dev.gangway.story;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Operation;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills headquarters and Sales as dual-write and its users leave them: prospects that no request of Gangway led to, and leads,
 * accounts and contacts with keys that Sales gave them.
 */
public final class DualWrite {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int AT_ONCE = 500;
    private static final Map<String, Integer> STATUS =
            Map.of("Pending", 192350000, "Approved", 192350001, "Rejected", 192350002);

    private final JdbcTemplate headquarters;
    private final Consumer<Operation[]> seller;
    private final Map<String, UUID> companies = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    DualWrite(World world) {
        this(world.gangway.jdbc, world::seller);
    }

    /** @param seller writes to Sales */
    public DualWrite(JdbcTemplate headquarters, Consumer<Operation[]> seller) {
        this.headquarters = headquarters;
        this.seller = seller;
    }

    /** A prospect of headquarters; the pairs replace or add columns. */
    public void prospect(String area, String number, String status, Object... columns) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "dataareaid",
                area,
                "prospectid",
                number,
                "prospectpartynumber",
                "PARTY-" + area + number,
                "prospectrelationtypeid",
                "B2BProspect",
                "isb2bprospect",
                1,
                "b2bprospectstatus",
                status,
                "prospectname",
                "Ida Berg",
                "createddatetime",
                LocalDateTime.of(2024, 3, 1, 8, 0),
                "modifieddatetime",
                LocalDateTime.of(2024, 3, 2, 8, 0)));
        row.put("firstname", "Ida");
        row.put("lastname", "Berg " + number);
        row.put("companyname", "Fabrikam " + number);
        row.put("primaryemailaddress", email(area, number));
        row.put("currencycode", "EUR");
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], columns[i + 1]);
        }
        insert("prospect", row);
    }

    /** Its lead, as the map Prospects (leads) has it; gives the key. The pairs replace or add columns; null leaves one out. */
    public UUID lead(String area, String number, String status, Object... columns) {
        UUID id = UUID.randomUUID();
        ObjectNode lead = JSON.objectNode()
                .put("leadid", id.toString())
                .put("subject", "Prospect " + number)
                .put("firstname", "Ida")
                .put("lastname", "Berg " + number)
                .put("companyname", "Fabrikam " + number)
                .put("emailaddress1", email(area, number))
                .put("msdyn_prospectid", number)
                .put("msdyn_b2bcommerceprospect", true)
                .put("msdyn_b2bprospectstatus", STATUS.get(status));
        if (area != null) {
            lead.put("msdyn_Company@odata.bind", "/cdm_companies(" + company(area) + ")");
        }
        set(lead, columns);
        operations.add(Operation.create("leads", lead));
        return id;
    }

    /** An account with a customer's number. */
    public UUID account(String area, String number, Object... columns) {
        UUID id = UUID.randomUUID();
        ObjectNode account = JSON.objectNode()
                .put("accountid", id.toString())
                .put("name", "Fabrikam " + number)
                .put("accountnumber", number)
                .put("customertypecode", 3);
        if (area != null) {
            account.put("msdyn_Company@odata.bind", "/cdm_companies(" + company(area) + ")");
        }
        set(account, columns);
        operations.add(Operation.create("accounts", account));
        return id;
    }

    /** A contact with a customer's number. */
    public UUID contact(String area, String number, Object... columns) {
        UUID id = UUID.randomUUID();
        ObjectNode contact = JSON.objectNode()
                .put("contactid", id.toString())
                .put("firstname", "Ida")
                .put("lastname", "Berg")
                .put("msdyn_sellable", true);
        if (area != null) {
            contact.put("msdyn_Company@odata.bind", "/cdm_companies(" + company(area) + ")");
        }
        if (number != null) {
            contact.put("msdyn_contactpersonid", number);
        }
        set(contact, columns);
        operations.add(Operation.create("contacts", contact));
        return id;
    }

    /** A customer of headquarters. */
    public void customer(String area, String account, String type, Object... columns) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "dataareaid",
                area,
                "customeraccount",
                account,
                "partytype",
                type,
                "partynumber",
                "PARTY-" + area + account,
                "createddatetime",
                LocalDateTime.of(2024, 3, 2, 8, 0),
                "modifieddatetime",
                LocalDateTime.of(2024, 3, 2, 8, 0)));
        row.put("salescurrencycode", "EUR");
        if (type.equals("Organization")) {
            row.put("organizationname", "Fabrikam " + account);
        } else {
            row.put("personfirstname", "Ida");
            row.put("personlastname", "Berg");
        }
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], columns[i + 1]);
        }
        insert("customer", row);
    }

    /** The hierarchy of an approved partner. */
    public void hierarchy(String area, String id, String organization, String person) {
        insert(
                "customerhierarchy",
                Map.of(
                        "customerhierarchyid",
                        id,
                        "dataareaid",
                        area,
                        "name",
                        "Fabrikam " + organization,
                        "purpose",
                        "B2BOrganization",
                        "organizationpartynumber",
                        "PARTY-" + area + organization,
                        "organizationcustomeraccount",
                        organization,
                        "currentversion",
                        1));
        insert(
                "customerhierarchynode",
                Map.of(
                        "customerhierarchyid",
                        id,
                        "nodepartynumber",
                        "PARTY-" + area + person,
                        "customeraccount",
                        person,
                        "nodetype",
                        "Customer",
                        "role",
                        "Admin",
                        "versionadded",
                        1));
    }

    /** A partner whom dual-write has brought on board: prospect and lead, customers with account and contact, hierarchy. */
    public UUID partner(String area, int number) {
        return partner(area, number, "Approved");
    }

    /** The same with a status that may have stayed behind, on prospect and lead. */
    public UUID partner(String area, int number, String status) {
        String prospect = String.format("P-%07d", number);
        String organization = String.format("D-%07d", 2 * number);
        String person = String.format("D-%07d", 2 * number + 1);
        prospect(area, prospect, status);
        customer(area, organization, "Organization");
        customer(
                area,
                person,
                "Person",
                "primarycontactemail",
                email(area, prospect),
                "customerhierarchyid",
                "CH-" + area + number,
                "isb2badmin",
                1);
        hierarchy(area, "CH-" + area + number, organization, person);
        UUID account = account(area, organization);
        UUID contact = contact(area, person, "emailaddress1", email(area, prospect));
        return lead(
                area,
                prospect,
                status,
                "parentaccountid@odata.bind",
                "/accounts(" + account + ")",
                "parentcontactid@odata.bind",
                "/contacts(" + contact + ")");
    }

    /** Everything that was said so far is in Sales from now on. */
    public void write() {
        for (int from = 0; from < operations.size(); from += AT_ONCE) {
            seller.accept(operations
                    .subList(from, Math.min(from + AT_ONCE, operations.size()))
                    .toArray(Operation[]::new));
        }
        operations.clear();
    }

    static String email(String area, String number) {
        return ("ida." + area + '.' + number + "@fabrikam.example").toLowerCase(Locale.ROOT);
    }

    private UUID company(String area) {
        return companies.computeIfAbsent(area.toUpperCase(Locale.ROOT), code -> {
            UUID id = UUID.randomUUID();
            operations.add(Operation.create(
                    "cdm_companies",
                    JSON.objectNode()
                            .put("cdm_companyid", id.toString())
                            .put("cdm_name", "Company " + code)
                            .put("cdm_companycode", code.toLowerCase(Locale.ROOT))));
            return id;
        });
    }

    private static void set(ObjectNode row, Object... columns) {
        for (int i = 0; i < columns.length; i += 2) {
            if (columns[i + 1] == null) {
                row.remove((String) columns[i]);
            } else {
                row.putPOJO((String) columns[i], columns[i + 1]);
            }
        }
    }

    /** Without a look at the table's columns for each row. */
    private void insert(String table, Map<String, Object> row) {
        List<String> columns = List.copyOf(row.keySet());
        headquarters.update(
                "INSERT INTO hq." + table + " (" + String.join(", ", columns) + ") VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                columns.stream().map(row::get).toArray());
    }
}
