package dev.gangway.console.page;

import static dev.gangway.database.Database.nullable;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Texts;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.error.ErrorRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The rows of headquarters that an error is about, to be seen beside its words. */
final class Records {
    /** Where an error's subject or request may lead to; only one or two will. */
    private static final List<String> TABLES = List.of("request", "prospect", "mail");

    private final Database headquarters;

    Records(Database headquarters) {
        this.headquarters = headquarters;
    }

    /** By the last part of the text that names the table. */
    Map<String, Row> of(ErrorRecord error) {
        Map<String, Object> key = new HashMap<>();
        String subject = error.record().id();
        // a request's error has the request as its subject
        key.put("requestid", nullable(error.requestId() == null ? fitting(subject, 36) : error.requestId()));
        key.put("dataareaid", nullable(error.record().dataareaid()));
        Map<String, Row> found = new LinkedHashMap<>();
        for (String table : TABLES) {
            key.put("subject", nullable(fitting(subject, table.equals("mail") ? 36 : 20)));
            headquarters.rows("console/record-" + table, key).stream()
                    .findFirst()
                    .ifPresent(row -> found.put(table, row));
        }
        return found;
    }

    /** A key that is longer than the column leads nowhere, and a cast would cut it to one that may. */
    private static String fitting(String subject, int width) {
        return subject.length() <= width ? subject : null;
    }

    static void show(Element parent, Texts texts, Map<String, Row> rows) {
        rows.forEach((table, row) -> {
            parent.appendElement("h2").text(texts.say("record." + table));
            Element facts = parent.appendElement("dl").addClass("facts");
            row.forEach((column, value) -> {
                if (value != null && !value.toString().isEmpty()) {
                    facts.appendElement("dt").addClass("key").text(column);
                    Html.value(facts, "dd", value);
                }
            });
        });
    }
}
