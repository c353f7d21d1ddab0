package dev.gangway.onboarding.doctor;

import dev.gangway.database.Database;
import java.util.List;

/** Looks at one thing. */
public interface Check {
    /** What it looks at. */
    String name();

    /**
     * What it found, at least one line.
     *
     * @throws RuntimeException when it could not look; the message says why
     */
    List<Finding> look();

    /** What to do when it could not look. */
    String cure();

    /** The database without which it cannot look, null when there is none; one that is away is waited for once. */
    default Database neededDatabase() {
        return null;
    }

    /** This check as one that cannot look without the database. */
    default Check needing(Database database) {
        return new NeedyCheck(this, database);
    }
}
