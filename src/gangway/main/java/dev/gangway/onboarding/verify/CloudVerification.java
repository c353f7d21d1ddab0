package dev.gangway.onboarding.verify;

import dev.gangway.commerce.cloud.CloudOptions;
import dev.gangway.commerce.cloud.approval.Effects;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.RowKey;
import dev.gangway.odata.ServiceException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The acceptance test where headquarters is in the cloud: two marked prospects become leads, one is rejected and one
 * approved by a write, and what the service makes of it answers the questions that no document answers. Everything is
 * removed again as far as the service lets it be, also after a step that did not pass; the rest is named. Commerce may send
 * mails to the prospects' addresses, which lead nowhere unless the prospects were sent from the site.
 *
 * <p>Safe beside running jobs. One object, one test.
 */
public final class CloudVerification {
    /** Environments of Tier 2 and developers have such hosts; those of production never. */
    private static final Pattern TEST_HOST = Pattern.compile(
            "(?i).+\\.sandbox\\.operations\\..+|.+\\.cloudax\\.dynamics\\.com|.+\\.cloud\\.onebox\\.dynamics\\.com"
                    + "|localhost|127\\..+|\\[::1]");

    private final Services services;
    private final VerificationOptions options;
    private final Patience patience;
    private final Steps steps;
    private final List<TestProspect> prospects = new ArrayList<>();

    /**
     * What the test works with.
     *
     * @param environment the root of Finance and Operations
     * @param jobs runs a job once and gives the reason why it could not go on, or null
     */
    public record Services(
            Database headquarters,
            FinanceOperations fno,
            URI environment,
            CloudOptions cloud,
            Dataverse sales,
            Function<String, String> jobs) {}

    /** @param listener receives each step when it is over */
    public CloudVerification(Services services, VerificationOptions options, Consumer<VerificationStep> listener) {
        this.services = services;
        this.options = options;
        this.patience = new Patience(options.patience());
        this.steps = new Steps(listener);
    }

    /** Takes all steps. Throws nothing that has to do with the installation: that is a step that did not pass. */
    public VerificationReport run() {
        if (!steps.take("permission to write", this::permission)) {
            return steps.report();
        }
        Trial trial = null;
        if (steps.take("two test prospects", this::prepare)) {
            boolean arrived = steps.take("see them in headquarters", () -> arrival("headquarters", "b2bprospectstatus"))
                    && steps.take("see the leads acknowledged", () -> arrival("prospects-to-leads", "leadid"));
            if (arrived) {
                steps.take("see the leads in Sales", this::leadsInSales);
            }
            trial = new Trial(services.fno(), prospects.get(0), prospects.get(1), patience);
            trial.run(steps, options.withCustomer());
        }
        if (!prospects.isEmpty()) {
            cleanUp();
        }
        if (trial != null && !trial.settings().isEmpty()) {
            List<String> settings = trial.settings();
            steps.take("settings that follow", () -> String.join("\n", settings));
        }
        return steps.report();
    }

    private String permission() {
        String host = services.environment().getHost();
        if (TEST_HOST.matcher(host).matches()) {
            return host + " is a test environment";
        }
        if (options.isProductionAllowed()) {
            return host + " may be production, and --production allows it";
        }
        throw new NotPassedException(host + " may be production: two prospects, customers and a hierarchy would be made"
                + " there and removed again. Use a test environment, or add --production");
    }

    /** Marked ones that are there already are used: from the site, or from a test that was killed. */
    private String prepare() {
        List<TestProspect> marked = TestProspect.marked(
                services.fno(), services.headquarters(), services.cloud().companies());
        List<TestProspect> pending = marked.stream()
                .filter(one -> "Pending".equals(one.status()))
                .limit(2)
                .toList();
        prospects.addAll(pending);
        int made = 0;
        // those that are over are only to be removed
        while (prospects.size() < 2) {
            prospects.add(create());
            made++;
        }
        marked.stream().filter(one -> !prospects.contains(one)).forEach(prospects::add);
        return prospects.get(0).id() + " and " + prospects.get(1).id() + ", " + made + " of them made now"
                + (prospects.size() > 2 ? "; " + (prospects.size() - 2) + " of an earlier test will be removed" : "");
    }

    private TestProspect create() {
        try {
            return TestProspect.create(
                    services.fno(),
                    services.headquarters(),
                    services.cloud().companies().get(0));
        } catch (ServiceException e) {
            throw new NotPassedException(e.getMessage() + ". Send two requests from the B2B site instead, with e-mail"
                    + " addresses that begin with " + TestProspect.MARK
                    + ", wait until they are prospects, and run this"
                    + " again");
        }
    }

    /** The jobs of another process may have been faster; otherwise ours do it. */
    private String arrival(String job, String column) {
        List<String> seen = new ArrayList<>();
        for (TestProspect one : prospects.subList(0, 2)) {
            seen.add(patience.await("not there", () -> {
                Optional<String> there = arrived(one, column);
                if (there.isPresent()) {
                    return there;
                }
                String reason = services.jobs().apply(job);
                there = arrived(one, column);
                if (there.isEmpty() && reason != null) {
                    throw new NotPassedException(job + " cannot go on: " + reason);
                }
                return there;
            }));
        }
        return String.join(" and ", seen);
    }

    private static Optional<String> arrived(TestProspect one, String column) {
        Optional<Row> known = one.known();
        Optional<String> value = known.map(row -> row.text(column));
        if (value.isEmpty() && known.map(row -> row.text("errormessage")).isPresent()) {
            throw new NotPassedException(known.get().text("errormessage"));
        }
        return value.map(text -> one.key() + " " + text);
    }

    private String leadsInSales() {
        List<String> seen = new ArrayList<>();
        for (TestProspect one : prospects.subList(0, 2)) {
            TestLead lead = new TestLead(services.sales(), one.identity());
            seen.add(patience.await("the lead is not found", () -> lead.byProspect(one.id())));
            seen.add(patience.await("the view does not show the lead", lead::inView));
        }
        return String.join("; ", seen);
    }

    /** In this order: once headquarters has no prospect and no job has it in its queue, no job creates the lead again. */
    private void cleanUp() {
        steps.take("clean up Finance and Operations", this::cleanUpCloud);
        steps.take("clean up headquarters", () -> {
            prospects.forEach(one -> patience.await("a job still has " + one.key(), one::forget));
            return prospects.size() + " prospects forgotten";
        });
        steps.take("clean up Sales", () -> {
            List<String> seen = new ArrayList<>();
            for (TestProspect one : prospects) {
                TestLead lead = new TestLead(services.sales(), one.identity());
                seen.add(patience.await("Sales did not answer; delete lead " + lead.id() + " by hand", lead::delete));
            }
            return String.join(", ", seen);
        });
    }

    private String cleanUpCloud() {
        List<String> left = new ArrayList<>();
        int removed = 0;
        for (TestProspect one : prospects) {
            for (RowKey row : rowsOf(one, left)) {
                try {
                    services.fno().delete(row);
                    removed++;
                } catch (ServiceException e) {
                    if (e.status() != 404) {
                        left.add(row + " (" + e.getMessage() + ")");
                    }
                }
            }
        }
        if (!left.isEmpty()) {
            throw new NotPassedException("remove by hand: " + String.join("; ", left));
        }
        return removed + " rows removed; their parties stay in the address book";
    }

    /** The hierarchy comes before what it refers to. */
    private List<RowKey> rowsOf(TestProspect one, List<String> left) {
        List<RowKey> rows = new ArrayList<>();
        try {
            Effects effects = Effects.of(services.fno(), one.company(), one.party());
            if (effects.hierarchy() != null) {
                effects.admins()
                        .forEach(admin -> rows.add(new RowKey(
                                "CustomerHierarchyNodes",
                                List.of("CustomerHierarchyId", effects.hierarchy(), "NodePartyNumber", admin))));
                rows.add(RowKey.of("CustomerHiearchies", "CustomerHierarchyId", effects.hierarchy()));
            }
            effects.customers()
                    .forEach(
                            customer -> rows.add(RowKey.of("CustomersV3", one.company(), "CustomerAccount", customer)));
        } catch (ServiceException e) {
            left.add("what was made of " + one.key() + " (" + e.getMessage() + ")");
        }
        rows.add(one.row());
        return rows;
    }
}
