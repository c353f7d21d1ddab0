package dev.gangway.onboarding.doctor.database;

import dev.gangway.database.Schema;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** Whether the tables are those of this version. */
record TablesCheck(String name, Schema schema) implements Check {
    @Override
    public List<Finding> look() {
        int pending = schema.pending();
        return List.of(
                pending == 0
                        ? Finding.ok(name, "up to date")
                        : Finding.problem(name, pending + " migrations have not been run", cure()));
    }

    @Override
    public String cure() {
        return "Run gangway init with an account that may create tables";
    }
}
