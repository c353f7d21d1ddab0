package dev.gangway.onboarding.leads;

import dev.gangway.commerce.partners.LegalEntities;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.dataverse.Outcome;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.WorkItem;
import dev.gangway.onboarding.link.Answered;
import dev.gangway.onboarding.link.guard.UnknownLeads;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which prospects get a new lead. No prospect does while Sales may already have its lead. Prospects that were
 * approved or rejected before Gangway first read them do not either, unless a setting asks for it: their customers,
 * hierarchy and mail exist already, and sellers have nothing to decide.
 */
public final class NewLeads {
    private final UnknownLeads unknown;
    private final LocalDateTime since;
    private final LegalEntities served;

    /**
     * @param unknown whether Sales may have leads that this database does not know
     * @param served the legal entities whose prospects get leads
     * @param since decided prospects that were created from then on get leads all the same; null for none
     */
    public NewLeads(UnknownLeads unknown, LocalDateTime since, LegalEntities served) {
        this.served = served;
        this.unknown = unknown;
        this.since = since;
    }

    /**
     * Tells those of the prospects that get no lead. A lead that was sent before the decision, unacknowledged, may be
     * there: so Sales is to be asked about decided prospects without a link, by the key of the lead.
     *
     * @param prospects as they were claimed, with their links
     */
    ClaimedProspects look(Claim claim, Map<WorkItem, ClaimedProspect> prospects) {
        Set<WorkItem> others = prospects.keySet().stream()
                .filter(item -> !prospects.get(item).isLinked()
                        && !served.serves(item.key().dataareaid()))
                .collect(Collectors.toSet());
        List<WorkItem> decided = prospects.keySet().stream()
                .filter(item -> isDecided(prospects.get(item)) && !others.contains(item))
                .toList();
        return new ClaimedProspects(claim, prospects, others, decided, Set.of());
    }

    /**
     * The same with what Sales answered.
     *
     * @param found one outcome for each of {@link ClaimedProspects#leadIds}, in their order
     */
    ClaimedProspects found(ClaimedProspects prospects, List<Outcome> found) {
        Answered.all(prospects.asked(), found);
        Set<WorkItem> leftAlone = new HashSet<>(prospects.leftAlone());
        Set<WorkItem> unsure = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            switch (found.get(i).verdict()) {
                case NOT_FOUND -> leftAlone.add(prospects.asked().get(i));
                case RETRY, UNKNOWN -> unsure.add(prospects.asked().get(i));
                default -> {}
            }
        }
        return new ClaimedProspects(prospects.claim(), prospects.found(), leftAlone, List.of(), unsure);
    }

    /**
     * To be called before leads are created.
     *
     * @throws dev.gangway.onboarding.link.UnknownLeadsException when one of them may be there already
     */
    void require(List<LeadWrite> writes) {
        if (writes.stream()
                .anyMatch(write -> write.kind() == LeadWrite.Kind.CREATE
                        && !write.prospect().areLeadsKnown())) {
            unknown.refuse();
        }
    }

    private boolean isDecided(ClaimedProspect claimed) {
        Prospect prospect = claimed.prospect();
        LocalDateTime created = prospect.created();
        return !claimed.isLinked()
                && (prospect.is(ProspectStatus.Approved) || prospect.is(ProspectStatus.Rejected))
                && Stream.of(since, claimed.adoptedSince())
                        .filter(Objects::nonNull)
                        .noneMatch(from -> created != null && !created.isBefore(from));
    }
}
