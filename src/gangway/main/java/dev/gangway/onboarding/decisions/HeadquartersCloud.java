package dev.gangway.onboarding.decisions;

import dev.gangway.commerce.cloud.CloudDecisions;
import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.customers.CustomerLinks;
import dev.gangway.onboarding.customers.PartnerRecords;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Headquarters in the cloud: a decision is noted here, and the job {@code headquarters} writes it there and reads what came
 * of it. Customers, hierarchies and mails are Microsoft's; only their numbers are linked with account and contact.
 */
public final class HeadquartersCloud implements Headquarters {
    private final CloudDecisions decisions;
    private final CustomerLinks links;
    private final PartnerRecords records;

    public HeadquartersCloud(CloudDecisions decisions, CustomerLinks links, PartnerRecords records) {
        this.decisions = decisions;
        this.links = links;
        this.records = records;
    }

    @Override
    public void prepare(Collection<Finding> findings) {
        records.prepare(findings);
    }

    @Override
    public Intent intend(Map<Decision, List<Finding>> byDecision) {
        return new Noted();
    }

    @Override
    public void hold() {
        // nothing is planned that somebody else could change
    }

    /** It is when Finance and Operations shows it. */
    @Override
    public boolean isDecidedBy(Decision decision) {
        return false;
    }

    private final class Noted implements Intent {
        @Override
        public Map<RecordKey, Refusal> refusals() {
            return Map.of();
        }

        @Override
        public void decide(Map<Decision, List<Finding>> byDecision) {
            Map<RecordKey, ProspectStatus> wanted = new HashMap<>();
            Findings.of(byDecision, Decision.APPROVE, Decision.RECOGNIZE)
                    .forEach(finding -> wanted.put(finding.key(), ProspectStatus.Approved));
            Findings.of(byDecision, Decision.REJECT)
                    .forEach(finding -> wanted.put(finding.key(), ProspectStatus.Rejected));
            List<RecordKey> undecided =
                    Findings.of(byDecision, Decision.NOTHING, Decision.CUSTOMERS, Decision.LEAD_GONE).stream()
                            .filter(finding -> finding.prospect().is(ProspectStatus.Pending))
                            .map(Finding::key)
                            .toList();
            decisions.note(wanted, undecided);
        }

        @Override
        public void follow(Map<Decision, List<Finding>> byDecision) {
            links.add(Findings.of(byDecision, Decision.COMPLETE));
        }
    }
}
