package dev.gangway.onboarding.doctor.sales;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Whether Sales has the teams that are to own new leads. */
record OwnerTeamsCheck(Dataverse sales, Map<String, UUID> teams) implements Check {
    @Override
    public String name() {
        return "owner teams";
    }

    @Override
    public List<Finding> look() {
        return new TreeMap<>(teams)
                .entrySet().stream()
                        .map(team -> look(team.getKey(), team.getValue()))
                        .toList();
    }

    private Finding look(String dataareaid, UUID team) {
        String check = "owner team of " + dataareaid;
        try {
            return Finding.ok(
                    check,
                    sales.get("teams(" + team + ")?$select=name").path("name").asText());
        } catch (RequestRejectedException e) {
            return Finding.problem(check, e.getMessage(), "Correct the team of this legal entity in the settings");
        }
    }

    @Override
    public String cure() {
        return "See the finding about the sign-in";
    }
}
