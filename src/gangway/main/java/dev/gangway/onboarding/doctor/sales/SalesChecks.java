package dev.gangway.onboarding.doctor.sales;

import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.ClockCheck;
import dev.gangway.onboarding.link.guard.SalesEnvironment;
import dev.gangway.onboarding.link.guard.UnknownLeads;
import dev.gangway.onboarding.link.maps.JsltMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What {@code doctor} asks of Sales; nothing of it writes. */
public final class SalesChecks {
    private SalesChecks() {}

    /**
     * Looks at Sales.
     *
     * @param map prospect to lead
     * @param changes what is read by change tracking
     * @param ownerTeams whether leads are given to teams
     */
    public static List<Check> of(
            Dataverse sales, Database headquarters, JsltMap map, SalesChanges changes, boolean ownerTeams) {
        return List.of(
                new SignInCheck(sales),
                new ReadingCheck(sales, changes),
                new WritingCheck(sales, ownerTeams),
                new ColumnsCheck(sales),
                new MapCheck(sales, headquarters, map).needing(headquarters),
                new TrackingCheck(sales),
                new ViewCheck(sales),
                new CurrencyCheck(sales, headquarters).needing(headquarters),
                new ClockCheck("clock of Sales", sales::serverTime, headquarters.clock()),
                new LimitsCheck(sales));
    }

    /** Looks whether headquarters has its links to this environment, and to all leads there that are its prospects'. */
    public static List<Check> ofLinks(SalesEnvironment environment, UnknownLeads unknownLeads, Database headquarters) {
        return List.of(
                new EnvironmentCheck(environment).needing(headquarters),
                new UnknownLeadsCheck(unknownLeads).needing(headquarters));
    }

    /**
     * Looks at the teams that own new leads.
     *
     * @param teams their keys by legal entity
     */
    public static List<Check> ofOwnerTeams(Dataverse sales, Map<String, UUID> teams) {
        return teams.isEmpty() ? List.of() : List.of(new OwnerTeamsCheck(sales, teams));
    }
}
