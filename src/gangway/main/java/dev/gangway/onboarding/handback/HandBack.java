package dev.gangway.onboarding.handback;

import dev.gangway.commerce.partners.LegalEntities;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What another integration needs to go on where Gangway stops: which row of Sales stands for which prospect and customer,
 * by the keys that dual-write matches rows with (number and legal entity). Reads headquarters only.
 */
public final class HandBack {
    /** The names of the columns. */
    public static final List<String> COLUMNS = List.of(
            "table", "key", "number", "company", "partynumber", "msdyn_b2bprospectstatus", "salesstate", "origin");

    private static final int ROWS = 2000;
    private static final Map<String, String> STATUS =
            Map.of("Pending", "192350000", "Approved", "192350001", "Rejected", "192350002");

    private final Database headquarters;
    private final LegalEntities served;

    public HandBack(Database headquarters, LegalEntities served) {
        this.headquarters = headquarters;
        this.served = served;
    }

    /** One line per prospect and customer, of the legal entities that are served; an empty key stands for no row in Sales yet. */
    public void write(Consumer<List<String>> lines) {
        List<String> areas = headquarters.rows("handback/areas", Map.of()).stream()
                .map(row -> row.text("dataareaid"))
                .filter(served::serves)
                .toList();
        areas.forEach(area -> pages("handback/leads", area, "prospectid", row -> lines.accept(lead(row))));
        areas.forEach(area -> pages("handback/customers", area, "customeraccount", row -> lines.accept(customer(row))));
    }

    private static List<String> lead(Row row) {
        return List.of(
                "lead",
                text(row, "leadid"),
                row.text("prospectid"),
                row.text("dataareaid"),
                text(row, "prospectpartynumber"),
                STATUS.getOrDefault(text(row, "b2bprospectstatus"), ""),
                text(row, "salesstate"),
                row.text("leadid") == null ? "" : row.get("adopted") == null ? "created" : "adopted");
    }

    private static List<String> customer(Row row) {
        return List.of(
                "Organization".equals(row.text("partytype")) ? "account" : "contact",
                text(row, "recordid"),
                row.text("customeraccount"),
                row.text("dataareaid"),
                text(row, "partynumber"),
                "",
                "",
                "");
    }

    private static String text(Row row, String column) {
        return Objects.toString(row.text(column), "");
    }

    private void pages(String statement, String area, String key, Consumer<Row> each) {
        String after = "";
        List<Row> page;
        do {
            page = headquarters.rows(statement, Map.of("dataareaid", area, "after", after, "max", ROWS));
            if (!page.isEmpty()) {
                after = page.get(page.size() - 1).raw(key);
                page.forEach(each);
            }
        } while (page.size() == ROWS);
    }
}
