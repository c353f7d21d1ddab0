package dev.gangway.onboarding.doctor.database;

import dev.gangway.database.Database;
import dev.gangway.database.Schema;
import dev.gangway.ledger.standstill.ChangeCapture;
import dev.gangway.ledger.standstill.Standstills;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.ClockCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code doctor} asks of the databases; nothing of it writes. */
public final class DatabaseChecks {
    private DatabaseChecks() {}

    /** Looks at headquarters. */
    public static List<Check> ofHeadquarters(Database database) {
        return needing(
                database,
                new DatabaseCheck("headquarters", database, "gangway.headquarters"),
                new TablesCheck("tables of headquarters", Schema.headquarters(database)),
                new TableColumnsCheck("columns of headquarters", database, "hq", "gangway"),
                PrivilegesCheck.headquarters(database),
                new ClockCheck("clock of headquarters", new DatabaseClock(database), database.clock()));
    }

    /** Looks whether work becomes due and moves. */
    public static List<Check> ofMovement(Database headquarters, ChangeCapture capture, Standstills standstills) {
        return needing(
                headquarters,
                new TriggersCheck("triggers of headquarters", capture),
                new StandstillCheck("movement", standstills));
    }

    /** Looks at the channel's tables where they lie in the database of headquarters. */
    public static List<Check> ofChannelTables(Database database) {
        return needing(
                database,
                new TablesCheck("tables of the channel", Schema.channel(database)),
                new TableColumnsCheck("columns of the channel", database, "ax"),
                PrivilegesCheck.channel(database));
    }

    /** Looks at a channel database of its own. */
    public static List<Check> ofChannel(Database database) {
        List<Check> checks =
                new ArrayList<>(needing(database, new DatabaseCheck("channel", database, "gangway.channel")));
        checks.addAll(ofChannelTables(database));
        checks.addAll(needing(
                database, new ClockCheck("clock of the channel", new DatabaseClock(database), database.clock())));
        return checks;
    }

    private static List<Check> needing(Database database, Check... checks) {
        return Stream.of(checks).map(check -> check.needing(database)).toList();
    }
}
