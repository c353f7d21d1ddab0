package dev.gangway.onboarding.doctor;

import dev.gangway.database.Database;
import java.util.List;

/** A check that cannot look while a database is away. */
record NeedyCheck(Check check, Database neededDatabase) implements Check {
    @Override
    public String name() {
        return check.name();
    }

    @Override
    public List<Finding> look() {
        return check.look();
    }

    @Override
    public String cure() {
        return check.cure();
    }
}
