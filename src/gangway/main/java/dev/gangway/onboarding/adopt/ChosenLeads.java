package dev.gangway.onboarding.adopt;

import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.adopt.report.Tally;
import dev.gangway.onboarding.adopt.sales.SalesLead;
import dev.gangway.onboarding.adopt.sales.SalesLeads;
import dev.gangway.onboarding.link.LeadLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links that an operator chose for ambiguous leads. */
final class ChosenLeads {
    private final AdoptionParts parts;
    private final LeadLinks links;
    private final Tally tally;
    private final Effects effects;

    ChosenLeads(AdoptionParts parts, LeadLinks links, Tally tally) {
        this.parts = parts;
        this.links = links;
        this.tally = tally;
        this.effects = new Effects(parts.headquarters());
    }

    /**
     * Takes the choices, one after the other.
     *
     * @throws IllegalArgumentException when one of them cannot be; those before it are taken
     */
    void take(Map<RecordKey, Optional<String>> choices, boolean dryRun) {
        choices.forEach((key, lead) -> {
            AdoptionProspect prospect = prospect(key);
            if (lead.isPresent()) {
                LeadChoice.Match match = effects.see(
                                List.of(new LeadChoice.Match(lead(key, lead.get()), prospect, "a person's choice")))
                        .get(0);
                if (!dryRun) {
                    links.write(List.of(match), List.of());
                }
                tally.line(AdoptionLines.of(match));
            } else {
                if (!dryRun) {
                    links.refuse(prospect);
                }
                tally.open(1);
            }
        });
    }

    private AdoptionProspect prospect(RecordKey key) {
        AdoptionProspect prospect =
                parts.headquarters().rows("adopt/prospects", RecordKey.parameters(List.of(key), "prospectids")).stream()
                        .findFirst()
                        .map(AdoptionProspect::of)
                        .orElseThrow(() -> new IllegalArgumentException("There is no B2B prospect " + key));
        if (prospect.leadId() != null) {
            throw new IllegalArgumentException(
                    "Prospect " + key + " is linked to lead " + prospect.leadId() + " already");
        }
        RecordKey known = prospect.key();
        boolean asked = prospect.isAsked();
        if (!asked
                && !parts.queue()
                        .pending(Job.PROSPECTS_TO_LEADS.id(), List.of(known))
                        .isEmpty()) {
            throw new IllegalArgumentException(
                    "prospects-to-leads has prospect " + known + " before it: pause it, or run 'gangway adopt' first");
        }
        return prospect;
    }

    private SalesLead lead(RecordKey key, String id) {
        SalesLead lead = SalesLeads.read(parts.sales(), id);
        LeadLink.ofLeads(parts.headquarters(), List.of(id)).stream().findFirst().ifPresent(other -> {
            throw new IllegalArgumentException(
                    "Lead " + id + " is linked to prospect " + other.prospect() + " already, not to " + key);
        });
        return lead;
    }
}
