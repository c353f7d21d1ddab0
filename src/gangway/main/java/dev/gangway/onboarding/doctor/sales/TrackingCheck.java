package dev.gangway.onboarding.doctor.sales;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Whether Sales tracks the changes that sales-outcomes reads. */
record TrackingCheck(Dataverse sales) implements Check {
    @Override
    public String name() {
        return "change tracking";
    }

    @Override
    public List<Finding> look() {
        return Stream.of("lead", "opportunity").map(this::look).toList();
    }

    private Finding look(String table) {
        String check = "change tracking of " + table;
        boolean on = sales.get("EntityDefinitions(LogicalName='" + table + "')?$select=ChangeTrackingEnabled")
                .path("ChangeTrackingEnabled")
                .asBoolean();
        return on
                ? Finding.ok(check, "enabled")
                : Finding.problem(check, "not enabled", "Enable Track changes in the properties of the table " + table);
    }

    @Override
    public String cure() {
        return "See the finding about the sign-in";
    }
}
