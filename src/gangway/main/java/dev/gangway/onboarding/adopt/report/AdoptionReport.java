package dev.gangway.onboarding.adopt.report;

import java.util.Map;

/**
 * The result of an adoption.
 *
 * @param looked records by what they are: leads, prospects, customers
 * @param lines how many of each kind; kinds without any are left out
 * @param already leads and customers that were linked before
 * @param foreign leads of legal entities that headquarters does not have; they are left alone
 * @param open prospects that are still to be decided and have no lead: they get one from prospects-to-leads
 * @param alone customers that no account or contact stands for
 */
public record AdoptionReport(
        Map<String, Long> looked,
        Map<AdoptionLine.Kind, Long> lines,
        long already,
        long foreign,
        long open,
        long alone) {
    public AdoptionReport {
        looked = Map.copyOf(looked);
        lines = Map.copyOf(lines);
    }

    /** How many need manual action. */
    public long forPeople() {
        return lines.entrySet().stream()
                .filter(entry -> entry.getKey().needsPerson())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many were linked. */
    public long linked() {
        return lines.entrySet().stream()
                .filter(entry -> entry.getKey().isLink())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
