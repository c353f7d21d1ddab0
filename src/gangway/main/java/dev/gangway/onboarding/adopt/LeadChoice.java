package dev.gangway.onboarding.adopt;

import dev.gangway.onboarding.adopt.sales.SalesLead;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Matches leads with prospects. The number decides, within the legal entity that the lead names; a lead that names none
 * belongs to a prospect if no other prospect has its number. An ambiguous match is a question for the operator.
 */
final class LeadChoice {
    /**
     * Whose lead it is, and by what.
     *
     * @param hierarchy in which the partner of a pending prospect is on board already; null when it is not
     */
    record Match(SalesLead lead, AdoptionProspect prospect, String by, String hierarchy) {
        Match(SalesLead lead, AdoptionProspect prospect, String by) {
            this(lead, prospect, by, null);
        }
    }

    /** A prospect that may have any of these leads, or none. */
    record Question(AdoptionProspect prospect, List<SalesLead> candidates, String why) {}

    /** A lead that no prospect can have. */
    record Nobodys(SalesLead lead, String why) {}

    private final Set<String> areas;
    private final List<Match> matches = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Nobodys> nobodys = new ArrayList<>();
    private int foreign;

    /** @param areas the legal entities that headquarters has */
    LeadChoice(Set<String> areas) {
        this.areas = areas;
    }

    List<Match> matches() {
        return matches;
    }

    List<Question> questions() {
        return questions;
    }

    List<Nobodys> nobodys() {
        return nobodys;
    }

    /** How many leads belong to legal entities that headquarters does not have. */
    int foreign() {
        return foreign;
    }

    /**
     * Decides about leads and prospects of one number.
     *
     * @param leads those that no link knows
     * @param prospects in every legal entity
     */
    void decide(List<SalesLead> leads, List<AdoptionProspect> prospects) {
        Map<String, AdoptionProspect> byArea = new LinkedHashMap<>();
        prospects.forEach(prospect -> byArea.put(prospect.area(), prospect));
        Map<AdoptionProspect, List<SalesLead>> claims = new LinkedHashMap<>();
        List<SalesLead> loose = new ArrayList<>();
        for (SalesLead lead : leads) {
            if (prospects.stream().anyMatch(prospect -> isCreatedFor(prospect, lead))) {
                continue; // the job that created it writes its link
            }
            AdoptionProspect prospect = byArea.get(lead.company());
            if (getsNewLead(prospect)) {
                nobodys.add(leftOver(lead, prospect));
            } else if (lead.company() == null) {
                loose.add(lead);
            } else if (!areas.contains(lead.company())) {
                foreign++;
            } else if (prospect != null) {
                claims.computeIfAbsent(prospect, key -> new ArrayList<>()).add(lead);
            } else {
                nobodys.add(new Nobodys(lead, lead.company() + " has no prospect " + shown(lead)));
            }
        }
        decideLoose(loose, prospects, claims);
        claims.forEach(this::choose);
    }

    private static boolean isCreatedFor(AdoptionProspect prospect, SalesLead lead) {
        return LeadIdentity.isComputed(lead.id())
                && LeadIdentity.of(prospect.prospect()).leadId().toString().equalsIgnoreCase(lead.id());
    }

    private void decideLoose(
            List<SalesLead> loose, List<AdoptionProspect> prospects, Map<AdoptionProspect, List<SalesLead>> claims) {
        if (loose.isEmpty()) {
            return;
        }
        List<AdoptionProspect> possible = prospects.stream()
                .filter(prospect -> !claims.containsKey(prospect) && prospect.leadId() == null && !prospect.hasNoLead())
                .toList();
        if (possible.isEmpty()) {
            Optional<AdoptionProspect> settled =
                    prospects.stream().filter(LeadChoice::getsNewLead).findFirst();
            loose.forEach(lead -> nobodys.add(settled.map(prospect -> leftOver(lead, prospect))
                    .orElseGet(() -> new Nobodys(lead, why(lead, prospects)))));
        } else if (prospects.size() == 1) {
            claims.put(possible.get(0), loose);
        } else {
            possible.forEach(prospect -> questions.add(
                    new Question(prospect, loose, "names no legal entity, and prospects of several have the number")));
        }
    }

    private static String why(SalesLead lead, List<AdoptionProspect> prospects) {
        return prospects.isEmpty()
                ? "there is no prospect " + shown(lead)
                : "prospect " + shown(lead) + " has another lead";
    }

    /** Whether a person has said that the prospect gets a new lead, and it has none yet. */
    private static boolean getsNewLead(AdoptionProspect prospect) {
        return prospect != null && prospect.hasNoLead() && prospect.leadId() == null;
    }

    private static Nobodys leftOver(SalesLead lead, AdoptionProspect prospect) {
        return new Nobodys(
                lead,
                "prospect " + shown(lead) + " of " + prospect.area() + " gets a new lead, as a person has chosen");
    }

    private void choose(AdoptionProspect prospect, List<SalesLead> claimed) {
        if (prospect.leadId() != null) {
            claimed.forEach(lead -> nobodys.add(new Nobodys(
                    lead,
                    "prospect " + shown(lead) + " of " + prospect.area() + " has the lead " + prospect.leadId())));
            return;
        }
        List<SalesLead> alive =
                claimed.stream().filter(lead -> !lead.isMerged()).toList();
        List<SalesLead> candidates = alive.isEmpty() ? claimed : alive;
        if (candidates.size() > 1) {
            questions.add(new Question(prospect, candidates, "have its number"));
        } else if (!fits(prospect, candidates.get(0))) {
            questions.add(new Question(
                    prospect, candidates, "has its number, but another e-mail address, company and last name"));
        } else {
            matches.add(new Match(candidates.get(0), prospect, "number"));
        }
    }

    /** A number alone may have been typed wrong: something else should be the same, where both sides have it. */
    private static boolean fits(AdoptionProspect prospect, SalesLead lead) {
        String[][] pairs = {
            {prospect.prospect().email(), lead.email()},
            {prospect.company(), lead.organization()},
            {prospect.lastName(), lead.lastname()}
        };
        boolean comparable = false;
        for (String[] pair : pairs) {
            String ours = Fold.words(pair[0]);
            String theirs = Fold.words(pair[1]);
            if (!ours.isEmpty() && !theirs.isEmpty()) {
                if (ours.equals(theirs)) {
                    return true;
                }
                comparable = true;
            }
        }
        return !comparable;
    }

    private static String shown(SalesLead lead) {
        return lead.number().isEmpty() ? "without a number" : lead.number();
    }
}
