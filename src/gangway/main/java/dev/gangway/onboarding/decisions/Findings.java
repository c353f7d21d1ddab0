package dev.gangway.onboarding.decisions;

import static java.util.Comparator.comparing;

import dev.gangway.commerce.partners.Prospect;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Findings by what is decided about them. */
final class Findings {
    private Findings() {}

    /** In the order in which everybody locks several records. */
    static List<Finding> of(Map<Decision, List<Finding>> byDecision, Decision... decisions) {
        return Stream.of(decisions)
                .flatMap(decision -> byDecision.getOrDefault(decision, List.of()).stream())
                .sorted(comparing(Finding::key))
                .toList();
    }

    /** Those that are refused are decided another time. */
    static void leaveOut(Set<RecordKey> refused, Map<Decision, List<Finding>> byDecision) {
        if (!refused.isEmpty()) {
            byDecision.values().forEach(findings -> findings.removeIf(finding -> refused.contains(finding.key())));
        }
    }

    static List<Prospect> prospects(List<Finding> findings) {
        return findings.stream().map(Finding::prospect).toList();
    }

    static List<RecordKey> keys(List<Finding> findings) {
        return findings.stream().map(Finding::key).toList();
    }
}
