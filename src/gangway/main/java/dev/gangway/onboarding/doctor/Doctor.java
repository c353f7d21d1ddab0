package dev.gangway.onboarding.doctor;

import dev.gangway.commerce.mail.MailSettings;
import dev.gangway.commerce.mail.templates.NotificationTemplates;
import dev.gangway.database.Database;
import dev.gangway.database.Schema;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.ledger.ChangeCapture;
import dev.gangway.ledger.Standstills;
import dev.gangway.odata.signin.Ending;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.link.JsltMap;
import dev.gangway.onboarding.link.SalesEnvironment;
import dev.gangway.onboarding.link.UnknownLeads;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Checks Gangway's environment without changing anything: databases, sign-in, privileges, metadata against
 * the map, change tracking, view, currencies, mail, clocks, limits. A check that fails stops none of the others.
 */
public final class Doctor {
    private final List<Check> checks = new ArrayList<>();
    /** The databases that checks cannot do without; one that is away is waited for once. */
    private final Map<Check, Database> needs = new IdentityHashMap<>();

    /** Looks at headquarters. */
    public Doctor headquarters(Database database) {
        add(new DatabaseCheck("headquarters", database, "gangway.headquarters"), database);
        add(new TablesCheck("tables of headquarters", Schema.headquarters(database)), database);
        add(new TableColumnsCheck("columns of headquarters", database, "hq", "gangway"), database);
        add(PrivilegesCheck.headquarters(database), database);
        add(new ClockCheck("clock of headquarters", new DatabaseClock(database)), database);
        return this;
    }

    /** Looks whether work becomes due and moves. */
    public Doctor movement(Database headquarters, ChangeCapture capture, Standstills standstills) {
        add(new TriggersCheck("triggers of headquarters", capture), headquarters);
        add(new StandstillCheck("movement", standstills), headquarters);
        return this;
    }

    /** Looks at the channel's tables where they lie in the database of headquarters. */
    public Doctor tablesOfChannel(Database database) {
        add(new TablesCheck("tables of the channel", Schema.channel(database)), database);
        add(new TableColumnsCheck("columns of the channel", database, "ax"), database);
        add(PrivilegesCheck.channel(database), database);
        return this;
    }

    /** Looks at the channel database. */
    public Doctor channel(Database database) {
        add(new DatabaseCheck("channel", database, "gangway.channel"), database);
        tablesOfChannel(database);
        add(new ClockCheck("clock of the channel", new DatabaseClock(database)), database);
        return this;
    }

    /**
     * Looks at Sales.
     *
     * @param map prospect to lead
     * @param changes what is read by change tracking
     * @param ownerTeams whether leads are given to teams
     */
    public Doctor sales(Dataverse sales, Database headquarters, JsltMap map, SalesChanges changes, boolean ownerTeams) {
        checks.add(new SignInCheck(sales));
        checks.add(new ReadingCheck(sales, changes));
        checks.add(new WritingCheck(sales, ownerTeams));
        checks.add(new ColumnsCheck(sales));
        add(new MapCheck(sales, headquarters, map), headquarters);
        checks.add(new TrackingCheck(sales));
        checks.add(new ViewCheck(sales));
        add(new CurrencyCheck(sales, headquarters), headquarters);
        checks.add(new ClockCheck("clock of Sales", sales::serverTime));
        checks.add(new LimitsCheck(sales));
        return this;
    }

    /**
     * Looks at what Gangway signs in with.
     *
     * @param byService by the second word of the service's settings
     */
    public Doctor credentials(Map<String, Ending> byService) {
        byService.forEach((service, one) ->
                checks.add(new CredentialCheck(service, one, Clock.systemUTC(), CredentialCheck.cure(service))));
        return this;
    }

    /** Looks whether headquarters has its links to this environment, and to all leads there that are its prospects'. */
    public Doctor environment(SalesEnvironment environment, UnknownLeads unknownLeads, Database headquarters) {
        add(new EnvironmentCheck(environment), headquarters);
        add(new UnknownLeadsCheck(unknownLeads), headquarters);
        return this;
    }

    /**
     * Looks at the teams that own new leads.
     *
     * @param teams their keys by legal entity
     */
    public Doctor ownerTeams(Dataverse sales, Map<String, UUID> teams) {
        if (!teams.isEmpty()) {
            checks.add(new OwnerTeamsCheck(sales, teams));
        }
        return this;
    }

    /** Looks at more, in this order. */
    public Doctor also(List<? extends Check> more) {
        checks.addAll(more);
        return this;
    }

    /** Says that something is not set up on this node. */
    public Doctor without(String what, String cure) {
        checks.add(new MissingSetup(what, cure));
        return this;
    }

    /** Looks at mail server and templates. */
    public Doctor mail(MailSettings mail, NotificationTemplates templates) {
        checks.add(new MailCheck(mail));
        checks.add(new TemplatesCheck(templates));
        return this;
    }

    private void add(Check check, Database needed) {
        checks.add(check);
        needs.put(check, needed);
    }

    /**
     * Does all checks, one after the other. One thing that is away keeps many of them from looking; whoever reads is told
     * once, with its cure.
     *
     * @param listener receives each finding at once
     */
    public List<Finding> examine(Consumer<Finding> listener) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> told = new HashMap<>();
        Map<Database, String> away = new HashMap<>();
        for (Check check : checks) {
            for (Finding finding : look(check, told, away)) {
                findings.add(finding);
                listener.accept(finding);
            }
        }
        return List.copyOf(findings);
    }

    /**
     * @param told the reasons given so far, each with the check that gave it
     * @param away the databases that did not answer, each with the check that found out
     */
    private List<Finding> look(Check check, Map<String, String> told, Map<Database, String> away) {
        Database needed = needs.get(check);
        if (away.containsKey(needed)) {
            return notChecked(check, away.get(needed));
        }
        try {
            return check.look();
        } catch (RuntimeException e) {
            if (needed != null && Database.isOutage(e)) {
                away.put(needed, check.name());
            }
            String reason = Database.reason(e);
            String first = told.putIfAbsent(reason, check.name());
            return first == null
                    ? List.of(Finding.problem(check.name(), reason, check.cure()))
                    : notChecked(check, first);
        }
    }

    private static List<Finding> notChecked(Check check, String first) {
        return List.of(Finding.problem(check.name(), "not checked, for the same reason as " + first, "See there"));
    }
}
