package dev.gangway.onboarding.adopt.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Reads leads from Sales, page after page. */
public final class SalesLeads {
    private static final int PAGE = 5000;
    private static final String MARKED = "&$filter=(msdyn_b2bcommerceprospect eq true or msdyn_prospectid ne null)";

    private final Dataverse sales;
    private final SalesCompanies companies;

    public SalesLeads(Dataverse sales, SalesCompanies companies) {
        this.sales = sales;
        this.companies = companies;
    }

    /**
     * One lead by its key, without its legal entity.
     *
     * @throws IllegalArgumentException when Sales does not give it
     */
    public static SalesLead read(Dataverse sales, String id) {
        Outcome outcome = sales.retrieveAll(
                        "leads", "leadid", List.of(id), "$select=" + SalesLead.COLUMNS + SalesLead.EXPANDED)
                .get(0);
        if (outcome.verdict() != Verdict.DONE) {
            throw new IllegalArgumentException("Sales does not give lead " + id + ": " + outcome.message());
        }
        return SalesLead.of(outcome.body(), null);
    }

    /** Whether leads name their legal entity at all. */
    public boolean nameCompanies() {
        return companies.isNamedBy("lead");
    }

    /** All that are marked as leads of prospects or have a prospect's number, without their states. */
    public Stream<SalesLead> numbers() {
        return leads("leadid,msdyn_prospectid", MARKED);
    }

    /** The same with all that tells whose they are. */
    public Stream<SalesLead> marked() {
        return leads(SalesLead.COLUMNS, SalesLead.EXPANDED + MARKED);
    }

    /** Those that have one of the values in a column. */
    public List<SalesLead> having(String column, Collection<String> values) {
        List<SalesLead> found = new ArrayList<>();
        for (String filter : Filters.anyOf(column, values)) {
            try (Stream<SalesLead> some = leads(SalesLead.COLUMNS, SalesLead.EXPANDED + "&$filter=" + filter)) {
                some.forEach(found::add);
            }
        }
        return found;
    }

    private Stream<SalesLead> leads(String columns, String options) {
        return sales.query("leads?$select=" + columns + companies.select("lead") + options, PAGE)
                .map(row -> SalesLead.of(row, companies.of(row)));
    }

    /** The leads that changed since then, themselves or by an opportunity. */
    public List<String> changedSince(LocalDateTime time) {
        String since = "modifiedon ge " + time.truncatedTo(ChronoUnit.SECONDS) + "Z";
        List<String> changed = new ArrayList<>();
        try (Stream<JsonNode> leads = sales.query("leads?$select=leadid" + MARKED + " and " + since, PAGE);
                Stream<JsonNode> opportunities = sales.query(
                        "opportunities?$select=_originatingleadid_value&$filter=_originatingleadid_value ne null and "
                                + since,
                        PAGE)) {
            leads.forEach(lead -> changed.add(lead.path("leadid").asText()));
            opportunities.forEach(
                    one -> changed.add(one.path("_originatingleadid_value").asText()));
        }
        return changed;
    }
}
