package dev.gangway.onboarding.doctor.database;

import static dev.gangway.database.Database.texts;

import dev.gangway.database.Database;
import dev.gangway.database.DatabaseUnavailableException;
import dev.gangway.database.Row;
import dev.gangway.database.TableColumns;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the database user may do what the statements do.
 *
 * @param needs the privileges, by table
 */
record PrivilegesCheck(String name, Database database, Map<String, List<String>> needs) implements Check {
    private static final List<String> ALL = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final String REQUESTS = "ax.channelrequest";

    /** All that is done with the tables of headquarters. */
    static PrivilegesCheck headquarters(Database database) {
        return new PrivilegesCheck("privileges in headquarters", database, all("hq", "gangway"));
    }

    /** The jobs only read the requests of the channel; {@code verify} submits one and takes it away again. */
    static PrivilegesCheck channel(Database database) {
        Map<String, List<String>> needs = all("ax");
        needs.put(REQUESTS, List.of("SELECT", "INSERT", "DELETE"));
        return new PrivilegesCheck("privileges in the channel", database, needs);
    }

    private static Map<String, List<String>> all(String... schemas) {
        Map<String, List<String>> needs = new TreeMap<>();
        TableColumns.expected(schemas).keySet().forEach(table -> needs.put(table, ALL));
        return needs;
    }

    @Override
    public List<Finding> look() {
        List<String> tables = new ArrayList<>();
        List<String> privileges = new ArrayList<>();
        needs.forEach((table, needed) -> needed.forEach(privilege -> {
            tables.add(table);
            privileges.add(privilege);
        }));
        Map<String, List<String>> missing = new TreeMap<>();
        for (Row row : database.rows(
                "doctor/privileges-missing", Map.of("tables", texts(tables), "privileges", texts(privileges)))) {
            missing.computeIfAbsent(row.text("tablename"), table -> new ArrayList<>())
                    .add(row.text("privilege"));
        }
        if (missing.isEmpty()) {
            return List.of(Finding.ok(name, "all that are needed"));
        }
        String user = user();
        return missing.entrySet().stream()
                .map(table -> finding(table.getKey(), table.getValue(), user))
                .toList();
    }

    private Finding finding(String table, List<String> missing, String user) {
        String lacking = ALL.stream()
                .filter(missing::contains)
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        String seen = user + " lacks " + lacking + " on " + table;
        String schema = table.substring(0, table.indexOf('.'));
        String cure = "As its owner: GRANT " + lacking + " ON " + table + " TO " + user + ";"
                + (missing.size() == needs.get(table).size()
                        ? " and, if the schema is closed to it, GRANT USAGE ON SCHEMA " + schema + " TO " + user + ";"
                        : "");
        return table.equals(REQUESTS) && !missing.contains("SELECT")
                ? Finding.warning(name, seen + ", which only 'gangway verify' needs", cure)
                : Finding.problem(name, seen, cure);
    }

    private String user() {
        try (Connection connection = database.dataSource().getConnection()) {
            return connection.getMetaData().getUserName();
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e.getMessage(), e);
        }
    }

    @Override
    public String cure() {
        return "Grant what docs/real-systems.md lists";
    }
}
