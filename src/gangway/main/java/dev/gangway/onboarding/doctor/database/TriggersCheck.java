package dev.gangway.onboarding.doctor.database;

import dev.gangway.ledger.standstill.ChangeCapture;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** Whether every trigger that makes work due is there and fires. */
record TriggersCheck(String name, ChangeCapture capture) implements Check {
    @Override
    public List<Finding> look() {
        List<Finding> findings = capture.troubles().stream()
                .map(trouble -> Finding.problem(name, trouble.what(), trouble.cure()))
                .toList();
        return findings.isEmpty() ? List.of(Finding.ok(name, "all are enabled")) : findings;
    }

    @Override
    public String cure() {
        return "See the findings about the same database";
    }
}
