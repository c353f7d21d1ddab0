package dev.gangway.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.fno.FnoSandbox;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The demo with headquarters in Finance and Operations: two sandboxes on loopback ports. Not thread-safe. */
public final class CloudDemo implements Stage {
    private static final String COMPANY = "usrt";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int COMPANY_WIDTH = 24;

    private final SalesSandbox sales;
    private final FnoSandbox fno;
    private final Salesperson salesperson;
    private final Set<String> played = new HashSet<>();
    private Connection gangway;

    private CloudDemo(SalesSandbox sales, FnoSandbox fno) {
        this.sales = sales;
        this.fno = fno;
        this.salesperson = new Salesperson(SalesAccess.ofSeller(sales));
    }

    /** @param salesPort of the Sales sandbox; 0 takes any free one */
    public static CloudDemo open(int salesPort) {
        return new CloudDemo(SalesSandbox.builder().port(salesPort).strict(true).start(), FnoSandbox.start());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("gangway.sales.url", sales.url().toString());
        settings.put("gangway.sales.token-url", sales.tokenUrl().toString());
        settings.put("gangway.sales.client-id", sales.clientId());
        settings.put("gangway.sales.client-secret", sales.clientSecret());
        settings.put("gangway.fno.url", fno.url().toString());
        settings.put("gangway.fno.token-url", fno.tokenUrl().toString());
        settings.put("gangway.fno.client-id", fno.clientId());
        settings.put("gangway.fno.client-secret", fno.clientSecret());
        settings.put("gangway.fno.companies", COMPANY);
        settings.put("gangway.jobs.headquarters.schedule", "every 500ms");
        settings.put("gangway.jobs.sales-outcomes.schedule", "every 500ms");
        return settings;
    }

    @Override
    public boolean tell(Connection commerce, PrintWriter out) throws SQLException, InterruptedException {
        gangway = commerce;
        List<CloudScene> scenes = CloudScene.all();
        scenes.forEach(this::ask);
        out.println(scenes.size() + " B2B prospects have come into Finance and Operations; a salesperson is at work in"
                + " Sales, and a clerk in headquarters.");
        out.println();
        Instant begun = Instant.now();
        while (!haveEnded(scenes) && Instant.now().isBefore(begun.plus(PATIENCE))) {
            act(scenes);
            TimeUnit.MILLISECONDS.sleep(250);
        }
        boolean asExpected = print(scenes, out);
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "The story took %.1f s. %s",
                Duration.between(begun, Instant.now()).toMillis() / 1000.0,
                asExpected
                        ? "All " + scenes.size() + " prospects ended as expected."
                        : "Not every prospect ended as expected: see the lines with ✗."));
        return asExpected;
    }

    /** Microsoft's own jobs have made a prospect of a request. */
    private void ask(CloudScene scene) {
        fno.control().prospect(COMPANY, scene.prospect(), scene.firstName(), scene.lastName(), scene.email());
        Map<String, Object> row = new HashMap<>(prospect(scene.prospect()));
        row.put("CompanyName", scene.company());
        fno.control().put("Prospects", row);
    }

    private Map<String, Object> prospect(String id) {
        return fno.control().rows("Prospects").stream()
                .filter(row -> id.equals(row.get("ProspectId")))
                .findFirst()
                .orElse(null);
    }

    /** Everybody acts once, when the lead is there. */
    private void act(List<CloudScene> scenes) throws SQLException {
        for (CloudScene scene : scenes) {
            String lead = look(scene).get("leadid");
            if (lead == null || !played.add(scene.prospect())) {
                continue;
            }
            salesperson.play(scene.seller(), lead);
            switch (scene.clerk()) {
                case APPROVES -> fno.control().approve(COMPANY, scene.prospect());
                case REJECTS -> fno.control().reject(COMPANY, scene.prospect());
                case DELETES -> fno.control().deleteProspect(COMPANY, scene.prospect());
                case NOTHING -> {}
            }
        }
    }

    private boolean haveEnded(List<CloudScene> scenes) throws SQLException {
        for (CloudScene scene : scenes) {
            if (!isAsExpected(scene, look(scene))) {
                return false;
            }
        }
        return true;
    }

    /** What Gangway knows, what headquarters shows, and what Sales has. */
    private Map<String, String> look(CloudScene scene) throws SQLException {
        Map<String, String> seen = new LinkedHashMap<>();
        try (PreparedStatement query = gangway.prepareStatement(
                "SELECT j.leadid, j.salesstate, j.lasterror, c.customeraccount, c.customerhierarchyid"
                        + " FROM gangway.prospectjourney j LEFT JOIN hq.customer c ON c.dataareaid = j.dataareaid"
                        + " AND c.prospectid = j.prospectid AND c.partytype = 'Organization' WHERE j.prospectid = ?")) {
            query.setString(1, scene.prospect());
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    for (String column :
                            List.of("leadid", "salesstate", "lasterror", "customeraccount", "customerhierarchyid")) {
                        seen.put(column, rows.getString(column));
                    }
                }
            }
        }
        Map<String, Object> prospect = prospect(scene.prospect());
        seen.put("status", prospect == null ? null : (String) prospect.get("B2BProspectStatus"));
        return seen;
    }

    private boolean isAsExpected(CloudScene scene, Map<String, String> seen) {
        boolean isPlayed = seen.get("leadid") != null && played.contains(scene.prospect());
        boolean isStatus = scene.status() == null
                ? seen.get("status") == null
                : scene.status().equals(seen.get("status"));
        if (!isPlayed || !isStatus || seen.get("lasterror") != null) {
            return false;
        }
        JsonNode lead = lead(seen.get("leadid"));
        if (scene.status() == null) {
            return lead.path("statecode").asInt() == 2;
        }
        boolean isNumbered = !"Approved".equals(scene.status())
                || seen.get("customeraccount") != null
                        && (scene.seller() != Seller.WINS
                                || salesperson.accountNumbers().contains(seen.get("customeraccount")));
        return isNumbered && lead.path("msdyn_b2bprospectstatus").asInt() == statusOfLead(scene.status());
    }

    private JsonNode lead(String id) {
        return salesperson.commerceLeads().stream()
                .filter(lead -> lead.path("leadid").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int statusOfLead(String status) {
        return switch (status) {
            case "Approved" -> 192350001;
            case "Rejected" -> 192350002;
            default -> 192350000;
        };
    }

    private boolean print(List<CloudScene> scenes, PrintWriter out) throws SQLException {
        line(out, "prospect", "partner", "what happens", "in Sales", "in F&O", "customer", "hierarchy", "as expected");
        out.println("-".repeat(118));
        boolean all = true;
        for (CloudScene scene : scenes) {
            Map<String, String> seen = look(scene);
            boolean asExpected = isAsExpected(scene, seen);
            all &= asExpected;
            line(
                    out,
                    scene.prospect(),
                    scene.company(),
                    scene.act(),
                    seen.get("salesstate"),
                    seen.get("status") == null ? "deleted" : seen.get("status"),
                    seen.get("customeraccount"),
                    seen.get("customerhierarchyid"),
                    asExpected ? "✓" : "✗ " + (seen.get("lasterror") == null ? "" : seen.get("lasterror")));
        }
        return all;
    }

    private static void line(PrintWriter out, String prospect, String company, String... columns) {
        StringBuilder line =
                new StringBuilder(Columns.fit(prospect, 9)).append("  ").append(Columns.fit(company, COMPANY_WIDTH));
        int[] widths = {20, 12, 8, 9, 9, 30};
        for (int i = 0; i < columns.length; i++) {
            line.append("  ").append(Columns.fit(columns[i] == null ? "-" : columns[i], widths[i]));
        }
        out.println(line.toString().stripTrailing());
    }

    @Override
    public void follow(PrintWriter out) throws SQLException, InterruptedException {
        Map<String, String> told = new HashMap<>();
        while (true) {
            for (Map<String, Object> row : fno.control().rows("Prospects")) {
                String id = (String) row.get("ProspectId");
                String status = (String) row.get("B2BProspectStatus");
                if (CloudScene.all().stream()
                                .noneMatch(scene -> scene.prospect().equals(id))
                        && !status.equals(told.put(id, status))) {
                    out.println("prospect " + id + " is " + status);
                    out.flush();
                }
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    @Override
    public void sayWhereToLook(PrintWriter out) {
        SalesAccess.ofSeller(sales).print(out);
        out.println("  F&O        curl -s " + fno.controlUrl() + "/rows/Prospects");
    }

    @Override
    public void sayHowToJoin(PrintWriter out) {
        out.println("Everything stays up until Ctrl-C. Bring a prospect of your own into headquarters:");
        out.println(
                "  curl -s " + fno.controlUrl() + "/prospect -d '{\"company\":\"" + COMPANY
                        + "\",\"id\":\"000200\",\"firstName\":\"Ada\",\"lastName\":\"King\",\"email\":\"ada@engines.example\"}'");
    }

    @Override
    public void close() {
        fno.close();
        sales.close();
    }
}
