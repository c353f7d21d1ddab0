package dev.gangway.onboarding.link.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.onboarding.link.UnknownLeadsException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prevents duplicates of existing leads: before this database creates its first lead, Sales is asked once whether it holds
 * leads of prospects that were created by dual-write or manually. The answer is stored permanently, for all nodes.
 */
public final class UnknownLeads {
    private static final int PAGE = 500;

    private final Dataverse sales;
    private final AdoptionState state;
    private final boolean remembers;

    public UnknownLeads(Database headquarters, Dataverse sales) {
        this(sales, new AdoptionState(headquarters), true);
    }

    private UnknownLeads(Dataverse sales, AdoptionState state, boolean remembers) {
        this.sales = sales;
        this.state = state;
        this.remembers = remembers;
    }

    /** The same for read-only callers: the answer is not stored. */
    public UnknownLeads unremembered() {
        return new UnknownLeads(sales, state, false);
    }

    /**
     * Makes sure that leads may be created.
     *
     * @throws UnknownLeadsException when they may not
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     */
    public synchronized void refuse() {
        why().ifPresent(reason -> {
            throw new UnknownLeadsException(reason);
        });
    }

    /** Why no lead may be created; empty when leads may be. */
    public Optional<String> why() {
        Optional<Row> known = state.read();
        if (known.isEmpty()) {
            return ask();
        }
        String word = known.get().text("state");
        return switch (word) {
            case AdoptionState.CLEAR -> Optional.empty();
            case AdoptionState.RUNNING -> Optional.of("An adoption of what Sales has is under way, or was broken off");
            default -> Optional.of(found(known.get().text("leadid")));
        };
    }

    private Optional<String> ask() {
        // a database with links is beyond its first lead
        Optional<String> unknown = state.hasLinks() ? Optional.empty() : first();
        if (remembers) {
            unknown.ifPresentOrElse(state::found, state::clear);
        }
        return unknown.map(UnknownLeads::found);
    }

    private static String found(String leadid) {
        return "Sales holds leads of B2B prospects that no link of this database knows, such as lead " + leadid;
    }

    /**
     * The first that dual-write or people made; those with computed keys are Gangway's own, and cannot be created twice.
     */
    private Optional<String> first() {
        try (Stream<JsonNode> leads = sales.query(
                "leads?$select=leadid&$filter=(msdyn_b2bcommerceprospect eq true or msdyn_prospectid ne null)", PAGE)) {
            return leads.map(lead -> lead.path("leadid").asText())
                    .filter(id -> !LeadIdentity.isComputed(id))
                    .findFirst();
        }
    }
}
