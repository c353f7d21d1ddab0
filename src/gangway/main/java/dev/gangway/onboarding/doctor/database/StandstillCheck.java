package dev.gangway.onboarding.doctor.database;

import dev.gangway.ledger.standstill.Standstills;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** Whether a job stands still though nothing is in error. */
record StandstillCheck(String name, Standstills standstills) implements Check {
    @Override
    public List<Finding> look() {
        List<Finding> findings = standstills.ofWork().stream()
                .map(standstill -> Finding.problem(name, standstill.what(), standstill.cure()))
                .toList();
        return findings.isEmpty() ? List.of(Finding.ok(name, "nothing is stuck")) : findings;
    }

    @Override
    public String cure() {
        return "See the findings about the same database";
    }
}
