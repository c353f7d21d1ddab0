package dev.gangway.onboarding.doctor.sales;

import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.link.UnknownLeadsException;
import dev.gangway.onboarding.link.guard.UnknownLeads;
import java.util.List;

/** Whether Sales holds leads of prospects that no link knows, so that none may be created. */
record UnknownLeadsCheck(UnknownLeads unknownLeads) implements Check {
    @Override
    public String name() {
        return "leads that Sales has";
    }

    @Override
    public List<Finding> look() {
        return unknownLeads
                .why()
                .map(reason -> List.of(Finding.problem(name(), reason, cure())))
                .orElseGet(() -> List.of(Finding.ok(name(), "no lead of a prospect is without a link")));
    }

    @Override
    public String cure() {
        return UnknownLeadsException.CURE;
    }
}
