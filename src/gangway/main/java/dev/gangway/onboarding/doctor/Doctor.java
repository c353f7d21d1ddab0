package dev.gangway.onboarding.doctor;

import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.templates.NotificationTemplates;
import dev.gangway.database.Database;
import dev.gangway.odata.signin.Ending;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks Gangway's environment without changing anything: databases, sign-in, privileges, metadata against
 * the map, change tracking, view, currencies, mail, clocks, limits. A check that fails stops none of the others.
 */
public final class Doctor {
    private final List<Check> checks = new ArrayList<>();

    /**
     * Looks at what Gangway signs in with.
     *
     * @param byService by the second word of the service's settings
     * @param clock of this node
     */
    public Doctor credentials(Map<String, Ending> byService, Clock clock) {
        byService.forEach(
                (service, one) -> checks.add(new CredentialCheck(service, one, clock, CredentialCheck.cure(service))));
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
        Database needed = check.neededDatabase();
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
