package dev.gangway.onboarding.decisions;

import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.customers.PartnerCustomers.ConcurrentCustomersException;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where decisions take effect: in tables of Gangway's own kind, or in Finance and Operations. */
public interface Headquarters {

    /** What has to be looked up before the transaction, while no connection is held. */
    void prepare(Collection<Finding> findings);

    /** Finds out what the decisions need; writes nothing. Findings that cannot be decided are taken out of the map. */
    Intent intend(Map<Decision, List<Finding>> byDecision);

    /** Keeps others out until the transaction ends; after a {@link ConcurrentCustomersException}. */
    void hold();

    /** Whether the prospect is decided when the transaction ends, and not only some time later. */
    boolean isDecidedBy(Decision decision);

    /** How the decisions of one chunk are carried out, in the transaction that acknowledges them. */
    interface Intent {
        /** Why not, for those that cannot be decided. */
        Map<RecordKey, Refusal> refusals();

        /** First, when the chunk is acknowledged: the prospects and what they are told. */
        void decide(Map<Decision, List<Finding>> byDecision);

        /**
         * Last, because others may wait for it: what comes of a decision.
         *
         * @throws ConcurrentCustomersException when somebody else changed what the intent relies on
         */
        void follow(Map<Decision, List<Finding>> byDecision);
    }
}
