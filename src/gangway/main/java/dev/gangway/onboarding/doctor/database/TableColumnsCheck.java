package dev.gangway.onboarding.doctor.database;

import dev.gangway.database.Database;
import dev.gangway.database.TableColumns;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that all tables and columns used by the statements exist; they may have been changed manually. */
record TableColumnsCheck(String name, Database database, String... schemas) implements Check {
    @Override
    public List<Finding> look() {
        Map<String, Map<String, Boolean>> found = TableColumns.found(database, schemas);
        List<Finding> findings = new ArrayList<>();
        TableColumns.expected(schemas).forEach((table, columns) -> {
            Set<String> there = found.getOrDefault(table, Map.of()).keySet();
            List<String> missing =
                    columns.stream().filter(column -> !there.contains(column)).toList();
            if (there.isEmpty()) {
                findings.add(
                        Finding.problem(name, "there is no table " + table + ", or this user may not see it", cure()));
            } else if (!missing.isEmpty()) {
                findings.add(Finding.problem(name, table + " lacks " + String.join(", ", missing), cure()));
            }
        });
        return findings.isEmpty() ? List.of(Finding.ok(name, "all there")) : findings;
    }

    @Override
    public String cure() {
        return "The table was changed manually: undo that (ALTER TABLE ... ADD COLUMN, or RENAME back), or restore the"
                + " backup; a database newly created by 'gangway init' shows the correct columns";
    }
}
