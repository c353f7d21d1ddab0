package dev.gangway.onboarding.adopt;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.gangway.database.Database;
import dev.gangway.onboarding.adopt.sales.SalesLead;
import dev.gangway.onboarding.adopt.sales.SalesLeads;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.onboarding.link.LeadLink;
import dev.gangway.onboarding.link.SalesState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds leads that people made by hand, for prospects that no lead has the number of. A lead that was closed before the
 * prospect was there is another story.
 */
final class LeadsByRule {
    private final Database headquarters;
    private final SalesLeads leads;
    private final LeadRules rules;
    /** Leads that are given already; without writing, the database does not know. */
    private final Set<String> given = new HashSet<>();

    LeadsByRule(Database headquarters, SalesLeads leads, LeadRules rules) {
        this.headquarters = headquarters;
        this.leads = leads;
        this.rules = rules;
    }

    /** Whose leads are certain and whose are not; prospects without any are left out. */
    record Found(List<LeadChoice.Match> matches, List<LeadChoice.Question> questions) {}

    /** Looks for the leads of pending prospects that have none. */
    Found find(List<AdoptionProspect> prospects) {
        List<LeadChoice.Match> matches = new ArrayList<>();
        List<LeadChoice.Question> questions = new ArrayList<>();
        List<AdoptionProspect> left = new ArrayList<>(prospects);
        for (LeadRules.Rule rule : rules.all()) {
            Map<AdoptionProspect, List<SalesLead>> candidates = candidates(rule, left);
            Map<String, List<AdoptionProspect>> wantedBy = wantedBy(candidates);
            candidates.forEach((prospect, found) -> {
                SalesLead first = found.get(0);
                if (found.size() > 1) {
                    questions.add(new LeadChoice.Question(prospect, found, "have the same " + rule.words()));
                } else if (wantedBy.get(first.id()).size() > 1 || !given.add(first.id())) {
                    questions.add(new LeadChoice.Question(
                            prospect, found, "has the same " + rule.words() + ", but another prospect as well"));
                } else {
                    matches.add(new LeadChoice.Match(first, prospect, rule.words()));
                }
            });
            left.removeAll(candidates.keySet());
        }
        return new Found(matches, questions);
    }

    private static Map<String, List<AdoptionProspect>> wantedBy(Map<AdoptionProspect, List<SalesLead>> candidates) {
        Map<String, List<AdoptionProspect>> wantedBy = new LinkedHashMap<>();
        candidates.forEach((prospect, found) -> found.forEach(lead ->
                wantedBy.computeIfAbsent(lead.id(), key -> new ArrayList<>()).add(prospect)));
        return wantedBy;
    }

    private Map<AdoptionProspect, List<SalesLead>> candidates(LeadRules.Rule rule, List<AdoptionProspect> prospects) {
        Map<String, List<AdoptionProspect>> byValue = prospects.stream()
                .filter(prospect -> !rule.wanted(prospect.prospect().row()).isEmpty())
                .collect(groupingBy(
                        prospect -> rule.wanted(prospect.prospect().row()).toLowerCase(Locale.ROOT),
                        LinkedHashMap::new,
                        toList()));
        if (byValue.isEmpty()) {
            return Map.of();
        }
        List<SalesLead> free = free(leads.having(rule.salesColumn(), byValue.keySet()));
        Map<AdoptionProspect, List<SalesLead>> candidates = new LinkedHashMap<>();
        for (List<AdoptionProspect> same : byValue.values()) {
            for (AdoptionProspect prospect : same) {
                List<SalesLead> met = free.stream()
                        .filter(lead -> rule.isMet(prospect.prospect().row(), lead) && mayBe(prospect, lead))
                        .toList();
                if (!met.isEmpty()) {
                    candidates.put(prospect, met);
                }
            }
        }
        return candidates;
    }

    private static boolean mayBe(AdoptionProspect prospect, SalesLead lead) {
        boolean sameArea = lead.company() == null || lead.company().equals(prospect.area());
        boolean closedBefore = lead.state().lead() != SalesState.Lead.Open
                && lead.modified() != null
                && prospect.prospect().created() != null
                && lead.modified().isBefore(prospect.prospect().created());
        return sameArea && !closedBefore;
    }

    /** Leads without a link whose number belongs to no prospect. */
    private List<SalesLead> free(List<SalesLead> found) {
        List<SalesLead> possible = found.stream()
                .filter(lead -> lead.number().isEmpty() && !lead.isMerged() && !LeadIdentity.isComputed(lead.id()))
                .toList();
        if (possible.isEmpty()) {
            return List.of();
        }
        Set<String> linked = LeadLink.ofLeads(
                        headquarters, possible.stream().map(SalesLead::id).toList())
                .stream()
                .map(LeadLink::leadId)
                .collect(toSet());
        return possible.stream().filter(lead -> !linked.contains(lead.id())).toList();
    }
}
