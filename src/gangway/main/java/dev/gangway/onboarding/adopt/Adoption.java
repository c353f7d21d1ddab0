package dev.gangway.onboarding.adopt;

import dev.gangway.database.Database;
import dev.gangway.database.KeyedPages;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.adopt.report.AdoptionListener;
import dev.gangway.onboarding.adopt.report.AdoptionReport;
import dev.gangway.onboarding.adopt.report.Tally;
import dev.gangway.onboarding.adopt.sales.SalesCompanies;
import dev.gangway.onboarding.adopt.sales.SalesLeads;
import dev.gangway.onboarding.adopt.sales.SalesRecords;
import dev.gangway.onboarding.link.LeadLink;
import dev.gangway.onboarding.link.guard.AdoptionState;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Links the leads, accounts and contacts that Sales has already to the prospects and customers of headquarters. Writes
 * links, and questions for the operator; makes nothing and changes no record of either side.
 *
 * <p>Safe beside running jobs: no lead is created while it runs, and what changes in Sales meanwhile is looked at
 * again. Safe to break off and to repeat: what is linked stays so, and a second run takes over from a first one.
 */
public final class Adoption {
    /** Clocks of servers and the time in which a change becomes visible. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int CHUNK = 1000;

    private final AdoptionParts parts;
    private final AdoptionState state;
    private final String owner = UUID.randomUUID().toString();

    public Adoption(AdoptionParts parts) {
        this.parts = parts;
        this.state = new AdoptionState(parts.headquarters());
    }

    /**
     * Looks at everything once.
     *
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     * @throws org.springframework.dao.DataAccessException when the database is away
     * @throws IllegalStateException when another adoption has taken over
     */
    public AdoptionReport run(AdoptionOptions options, AdoptionListener listener) {
        Database headquarters = parts.headquarters();
        var tally = new Tally(listener);
        if (!options.choices().isEmpty()) {
            return choose(options, tally);
        }
        var companies = new SalesCompanies(parts.sales());
        var leads = new SalesLeads(parts.sales(), companies);
        LocalDateTime started = null;
        LeadLinks links = null;
        if (!options.dryRun()) {
            started = state.begin(owner, salesTime().minus(OVERLAP), options.decidedSince());
            awaitOthers();
            links = new LeadLinks(headquarters, parts.queue(), parts.errors(), parts.map(), () -> state.keep(owner));
        }
        List<String> areas = LeadAdoption.areas(headquarters, parts.served());
        new LeadAdoption(headquarters, leads, new LeadsByRule(headquarters, leads, parts.rules()), links, areas, tally)
                .run();
        adoptCustomers(companies, areas, tally, options.dryRun());
        if (!options.dryRun()) {
            if (options.decidedSince() != null) {
                new KeyedPages(headquarters, "adopt/decided-page", "prospectid", CHUNK)
                        .within(areas, Map.of("since", options.decidedSince()), this::makeDue);
            }
            hear(leads.changedSince(started));
            state.end(owner);
        }
        return tally.report();
    }

    private void adoptCustomers(SalesCompanies companies, List<String> areas, Tally tally, boolean dryRun) {
        AdoptionParts.CustomerParts customers = parts.customers();
        var linking = new CustomerLinking(
                parts.headquarters(),
                parts.queue(),
                parts.errors(),
                customers.first().in(parts.sales(), parts.headquarters().clock()),
                customers.twoWay(),
                dryRun ? null : () -> state.keep(owner));
        new CustomerAdoption(
                        parts.headquarters(),
                        new SalesRecords(parts.sales(), companies),
                        new CustomerRules(customers.rules()),
                        linking,
                        areas,
                        tally)
                .run();
    }

    /** A person knows: nothing else is looked at. */
    private AdoptionReport choose(AdoptionOptions options, Tally tally) {
        var links = new LeadLinks(parts.headquarters(), parts.queue(), parts.errors(), parts.map(), () -> {});
        new ChosenLeads(parts, links, tally).take(options.choices(), options.dryRun());
        return tally.report();
    }

    private LocalDateTime salesTime() {
        return LocalDateTime.ofInstant(
                parts.sales().serverTime().orElseGet(parts.headquarters().clock()::instant), ZoneOffset.UTC);
    }

    /** Leads that were on their way when the adoption began have their links before it looks. */
    private void awaitOthers() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (parts.queue()
                        .counts()
                        .getOrDefault(Job.PROSPECTS_TO_LEADS.id(), Map.of())
                        .getOrDefault("claimed", 0L)
                > 0) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("prospects-to-leads is still at work after " + LONGEST_WAIT.toMinutes()
                        + " minutes: look at 'gangway status', then try again");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    private void makeDue(List<Row> prospects) {
        parts.headquarters().inTransaction(() -> {
            state.keep(owner);
            parts.queue()
                    .putAll(
                            Job.PROSPECTS_TO_LEADS.id(),
                            prospects.stream()
                                    .map(row -> AdoptionProspect.of(row).key())
                                    .toList());
        });
    }

    /** The job ignored changes that were made before the link existed. */
    private void hear(List<String> changed) {
        for (int from = 0; from < changed.size(); from += CHUNK) {
            List<String> leads = changed.subList(from, Math.min(from + CHUNK, changed.size()));
            List<RecordKey> keys = LeadLink.ofLeads(parts.headquarters(), leads).stream()
                    .map(LeadLink::prospect)
                    .distinct()
                    .toList();
            parts.headquarters().inTransaction(() -> {
                state.keep(owner);
                parts.queue().putAll(Job.SALES_OUTCOMES.id(), keys);
            });
        }
    }
}
