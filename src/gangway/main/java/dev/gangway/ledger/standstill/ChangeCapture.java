package dev.gangway.ledger.standstill;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.database.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.function.Suppliers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The triggers that make work due. Without one of them changes go unseen: nothing is due, nothing is in error, and nothing
 * moves. They should be those that the migrations made. Thread-safe.
 */
public final class ChangeCapture {
    private static final Pattern STEP = Pattern.compile(
            "(?is)\\b(?:(CREATE)\\s+(?:OR\\s+REPLACE\\s+)?|(DROP)\\s+)TRIGGER\\s+(?:IF\\s+EXISTS\\s+)?(?:hq\\.)?(\\w+)"
                    + "(?:[^;]*?\\bON\\s+(hq\\.\\w+))?");
    private static final Logger LOG = LoggerFactory.getLogger(ChangeCapture.class);
    private static final String NEVER = "D";
    private static final String ON_REPLICAS = "R";

    private final Database database;
    private final Supplier<Map<String, String>> expected;

    /** @param schema whose migrations made the triggers */
    public ChangeCapture(Database database, Schema schema) {
        this.database = database;
        this.expected = Suppliers.memorize(() -> expectedBy(schema));
    }

    /** Read once, whatever the result: another check reports a missing privilege to read the history of the tables. */
    private static Map<String, String> expectedBy(Schema schema) {
        try {
            return expected(schema.appliedScripts());
        } catch (RuntimeException e) {
            if (Database.isOutage(e)) {
                throw e;
            }
            LOG.debug("The triggers are not looked at: {}", Database.reason(e));
            return Map.of();
        }
    }

    /** The table of each trigger that the scripts leave behind. */
    static Map<String, String> expected(List<String> scripts) {
        Map<String, String> triggers = new TreeMap<>();
        for (String script : scripts) {
            Matcher step = STEP.matcher(script.replaceAll("(?m)--.*$", ""));
            while (step.find()) {
                String name = step.group(3).toLowerCase(java.util.Locale.ROOT);
                if (step.group(1) != null) {
                    triggers.put(name, step.group(4));
                } else {
                    triggers.remove(name);
                }
            }
        }
        return triggers;
    }

    /** The triggers that are missing or do not fire. */
    public List<Standstill> troubles() {
        Map<String, String> fires = new TreeMap<>();
        for (Row row : database.rows("ledger/triggers", Map.of())) {
            fires.put(row.text("name"), row.text("enabled"));
        }
        List<Standstill> troubles = new ArrayList<>();
        expected.get().forEach((trigger, table) -> {
            String enabled = fires.get(trigger);
            if (enabled == null) {
                troubles.add(new Standstill(
                        null,
                        "The trigger " + trigger + " on " + table + " is not there: changes of that table are not seen",
                        "Create it again as the migration *change_capture.sql or *customer_capture.sql of this version does,"
                                + " then 'gangway reconcile --repair' for what was missed"));
            } else if (enabled.equals(NEVER) || enabled.equals(ON_REPLICAS)) {
                troubles.add(new Standstill(
                        null,
                        "The trigger " + trigger + " on " + table + " is disabled: changes of that table are not seen",
                        "ALTER TABLE " + table + " ENABLE TRIGGER " + trigger
                                + "; then 'gangway reconcile --repair' for what was missed"));
            }
        });
        return troubles;
    }
}
