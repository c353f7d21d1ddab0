package dev.gangway.onboarding.doctor.sales;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.link.CommerceLeadsView;
import java.util.List;

/** Whether salespeople have a view in which they find the leads. */
record ViewCheck(Dataverse sales) implements Check {
    @Override
    public String name() {
        return "view '" + CommerceLeadsView.NAME + "'";
    }

    @Override
    public List<Finding> look() {
        return List.of(new CommerceLeadsView(sales)
                .id()
                .map(id -> Finding.ok(name(), "there, " + id))
                .orElseGet(() -> Finding.warning(
                        name(), "not there: salespeople may not find the leads", "Run gangway init --sales")));
    }

    @Override
    public String cure() {
        return "Give the application user's security role Read on views (saved queries)";
    }
}
