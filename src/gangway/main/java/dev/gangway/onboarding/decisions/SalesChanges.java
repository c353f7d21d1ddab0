package dev.gangway.onboarding.decisions;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.onboarding.link.ChangeFeed;
import dev.gangway.onboarding.link.LeadLink;
import dev.gangway.onboarding.link.PageEffects;
import dev.gangway.onboarding.link.Reading;
import dev.gangway.onboarding.link.SalesState;
import dev.gangway.onboarding.link.guard.SalesEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Takes what changed in Sales, by change tracking on leads and opportunities, and makes the prospects concerned due. A
 * change is only a hint: the decision itself is taken on what Sales says when it is taken, so order and gaps of the
 * changes do not matter.
 *
 * <p>A page's effects and the continuation are one transaction. A continuation that expired (seven days by default) leads
 * to a full read and to a look at every undecided prospect, since deletions are never told later. An idle look costs one request per table.
 */
public final class SalesChanges {
    private static final String LEADS = "leads";
    private static final String OPPORTUNITIES = "opportunities";

    private final Database headquarters;
    private final WorkQueue queue;
    private final Dataverse sales;
    private final SalesEnvironment environment;
    private final ChangeFeed feed;
    private final EarlyChanges earlyChanges;
    private final Opportunities ourOpportunities;
    private final ChangeQuery leads;
    private final ChangeQuery opportunities;

    /**
     * @param workingTime after which no further page is read
     * @param pageSize rows per page, 1 to {@value ChangeQuery#MAX_PAGE_SIZE}
     */
    public SalesChanges(
            Database headquarters,
            WorkQueue queue,
            Dataverse sales,
            SalesEnvironment environment,
            WorkingTime workingTime,
            int pageSize) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.sales = sales;
        this.environment = environment;
        this.feed = new ChangeFeed(headquarters, workingTime);
        this.earlyChanges = new EarlyChanges(headquarters, queue);
        this.ourOpportunities = new Opportunities(headquarters);
        this.leads = new ChangeQuery(LEADS, List.of("statecode", "merged", "msdyn_b2bcommerceprospect"), pageSize);
        this.opportunities = new ChangeQuery(OPPORTUNITIES, List.of("statecode", "_originatingleadid_value"), pageSize);
    }

    /** What is read by change tracking. */
    public List<ChangeQuery> queries() {
        return List.of(leads, opportunities);
    }

    /**
     * Begins with one of the two tables, where it was left.
     *
     * @param table {@code leads} or {@code opportunities}
     * @throws dev.gangway.onboarding.link.OtherSalesEnvironmentException when the place is one of another environment
     */
    public Reading open(String table) {
        environment.require();
        if (table.equals(LEADS)) {
            earlyChanges.lookAgain();
        }
        return feed.open(table);
    }

    /** Makes due what changed: leads of ours in a new state or deleted, and opportunities that originate in them. */
    public void take(@ExchangeProperty("reading") Reading reading, @Body ChangePage page) {
        feed.take(reading, page, hints(reading));
    }

    /** The place that was stored is too old for Sales. */
    public void expired(@ExchangeProperty("reading") Reading reading) {
        feed.expired(reading, hints(reading));
    }

    private Hints hints(Reading reading) {
        return reading.table().equals(LEADS)
                ? new Hints(this::leadsChanged, SalesChanges::ids)
                : new Hints(this::opportunitiesChanged, this::leadsOfOpportunities);
    }

    /** Changes that lead to prospects; to look at a prospect is all that each of them comes to. */
    private final class Hints implements PageEffects {
        private final Consumer<ChangePage> effects;
        private final Function<ChangePage, Collection<String>> leadIds;

        Hints(Consumer<ChangePage> effects, Function<ChangePage, Collection<String>> leadIds) {
            this.effects = effects;
            this.leadIds = leadIds;
        }

        @Override
        public void apply(ChangePage page) {
            effects.accept(page);
        }

        @Override
        public void oneByOne(ChangePage page) {
            makeDue(LeadLink.ofLeads(headquarters, leadIds.apply(page)));
        }

        @Override
        public void expired() {
            askAboutAllUndecided();
        }
    }

    private static Collection<String> ids(ChangePage page) {
        return Stream.concat(
                        page.changed().stream().map(lead -> lead.path("leadid").asText()),
                        page.deleted().stream().map(UUID::toString))
                .toList();
    }

    private Collection<String> leadsOfOpportunities(ChangePage page) {
        List<Row> gone = headquarters.rows(
                "decisions/links-by-opportunity",
                Map.of(
                        "opportunityids",
                        texts(page.deleted().stream().map(UUID::toString).toList())));
        return Stream.concat(
                        page.changed().stream()
                                .map(row -> row.path("_originatingleadid_value").asText()),
                        gone.stream().map(link -> link.text("leadid")))
                .distinct()
                .toList();
    }

    /** Deletions are never told later. */
    private void askAboutAllUndecided() {
        headquarters.update("decisions/outcomes-due-undecided", Map.of());
    }

    private void leadsChanged(ChangePage page) {
        Map<String, SalesState.Lead> states = new HashMap<>();
        Set<String> flagged = new HashSet<>();
        for (JsonNode lead : page.changed()) {
            String id = lead.path("leadid").asText();
            states.put(id, SalesState.Lead.of(lead));
            if (lead.path("msdyn_b2bcommerceprospect").asBoolean() && states.get(id) != SalesState.Lead.Open) {
                flagged.add(id);
            }
        }
        page.deleted().forEach(id -> states.put(id.toString(), SalesState.Lead.Deleted));
        // another node may have one in its hands, as it was between two changes: its word must not outlast ours
        List<LeadLink> found = LeadLink.ofLeads(headquarters, states.keySet());
        queue.touch(SalesOutcomes.JOB, keys(found));
        List<LeadLink> ours = LeadLink.ofLeads(
                headquarters, found.stream().map(LeadLink::leadId).toList());
        List<LeadLink> different = ours.stream()
                .filter(link -> !states.get(link.leadId()).name().equals(link.leadState()))
                .toList();
        // what is due is locked before links and opportunities, as everybody does it
        makeDue(different);
        headquarters.each(
                "decisions/links-leadstate",
                different.stream()
                        .map(link -> Map.of(
                                "leadid", link.leadId(),
                                "leadstate", states.get(link.leadId()).name()))
                        .toList());
        ours.forEach(link -> flagged.remove(link.leadId()));
        earlyChanges.remember(flagged);
    }

    private void opportunitiesChanged(ChangePage page) {
        Map<String, JsonNode> byId = page.changed().stream()
                .filter(row -> row.hasNonNull("_originatingleadid_value"))
                .collect(toMap(row -> row.path("opportunityid").asText(), row -> row, (a, b) -> b, TreeMap::new));
        Map<String, LeadLink> ours = LeadLink.ofLeads(
                        headquarters,
                        byId.values().stream()
                                .map(row -> row.path("_originatingleadid_value").asText())
                                .distinct()
                                .toList())
                .stream()
                .collect(toMap(LeadLink::leadId, link -> link));
        byId.values()
                .removeIf(row ->
                        !ours.containsKey(row.path("_originatingleadid_value").asText()));
        List<Row> gone = headquarters.rows(
                "decisions/links-by-opportunity",
                Map.of(
                        "opportunityids",
                        texts(page.deleted().stream().map(UUID::toString).toList())));
        makeDue(Stream.concat(
                        byId.values().stream()
                                .map(row -> ours.get(
                                        row.path("_originatingleadid_value").asText())),
                        gone.stream().map(LeadLink::of))
                .toList());
        Set<String> known = ourOpportunities.known(byId.keySet());
        // also those whose state is known: it may have been another one when the lead was last looked at
        headquarters.batch("decisions/opportunity-update", rows(byId, known::contains));
        headquarters.batch("decisions/opportunity-insert", rows(byId, id -> !known.contains(id)));
        if (!gone.isEmpty()) {
            headquarters.update(
                    "decisions/opportunities-delete",
                    Map.of(
                            "opportunityids",
                            texts(gone.stream()
                                    .map(row -> row.text("opportunityid"))
                                    .toList())));
        }
    }

    /**
     * The leads that changed in Sales, themselves or by an opportunity, since the job last read. Reads ahead and stores
     * nothing.
     *
     * @param pages how far to read ahead per table
     * @return keys of leads; empty when that is not far enough, when nothing was ever read or the continuation expired
     */
    public Optional<Set<String>> unread(int pages) {
        return new UnreadChanges(headquarters, sales, feed).leads(leads, opportunities, pages);
    }

    private static List<Map<String, Object>> rows(Map<String, JsonNode> opportunities, Predicate<String> which) {
        return opportunities.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> Map.<String, Object>of(
                        "opportunityid", entry.getKey(),
                        "leadid",
                                entry.getValue()
                                        .path("_originatingleadid_value")
                                        .asText(),
                        "state", SalesState.Opportunity.of(entry.getValue()).name()))
                .toList();
    }

    private void makeDue(List<LeadLink> links) {
        queue.putAll(SalesOutcomes.JOB, keys(links));
    }

    private static List<RecordKey> keys(List<LeadLink> links) {
        return links.stream().map(LeadLink::prospect).distinct().toList();
    }
}
