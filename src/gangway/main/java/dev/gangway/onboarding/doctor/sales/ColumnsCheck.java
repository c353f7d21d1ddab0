package dev.gangway.onboarding.doctor.sales;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.link.CommerceColumns;
import java.util.List;
import java.util.stream.Collectors;

/** Whether Sales has the columns of Microsoft's Commerce solution that Gangway reads and writes. */
record ColumnsCheck(Dataverse sales) implements Check {
    /** A column of the map alone, which may be taken out of it: {@link MapCheck} looks after it. */
    private static final String MAP_ONLY = "msdyn_telephone1extension";

    @Override
    public String name() {
        return "columns of the Commerce solution";
    }

    @Override
    public List<Finding> look() {
        String missing = new CommerceColumns(sales)
                .missing().stream()
                        .filter(column -> !column.name().equals(MAP_ONLY))
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        return List.of(
                missing.isEmpty()
                        ? Finding.ok(name(), "all there")
                        : Finding.problem(
                                name(),
                                "not there: " + missing,
                                "Install the AppSource package Dual-write Commerce solutions, or run gangway init --sales"));
    }

    @Override
    public String cure() {
        return "See the finding about the sign-in";
    }
}
