package dev.gangway.commerce;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.utcNow;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.sql.Types;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * The users of customer hierarchies: Person customers with a line of role User. A change of membership makes a new version
 * of the hierarchy; the line of a user who was removed stays and says since when.
 */
final class HierarchyUsers {
    private final Database headquarters;
    private final NumberSequences numbers;
    private final Requestor model;

    HierarchyUsers(Database headquarters, NumberSequences numbers, Requestor model) {
        this.headquarters = headquarters;
        this.numbers = numbers;
        this.model = model;
    }

    /** The hierarchy that the request names, with its organization; null when there is none. */
    Row hierarchy(Row request) {
        return first(headquarters.rows(
                "hierarchy-for-user",
                Map.of(
                        "dataareaid", request.text("dataareaid"),
                        "customerhierarchyid", request.text("customerhierarchyid"))));
    }

    /** Who signs in with the request's e-mail address, or is about to; null when nobody. */
    Row holder(Row request) {
        return first(headquarters.rows(
                "email-holders",
                Map.of(
                        "dataareaid", request.text("dataareaid"),
                        "customerhierarchyid", nullable(request.text("customerhierarchyid")),
                        "email", request.text("email").toLowerCase(Locale.ROOT))));
    }

    /** The line of the user whom the request names, removed or not; null when there is none. */
    Row user(Row request) {
        return first(headquarters.rows(
                "user-by-account",
                Map.of(
                        "dataareaid", request.text("dataareaid"),
                        "customeraccount", request.text("customeraccount"),
                        "customerhierarchyid", nullable(request.text("customerhierarchyid")))));
    }

    /** Makes a customer and a line; gives the customer's account. */
    String add(Row request, String language) {
        String account = numbers.take(Customers.SEQUENCE, 1).get(0);
        Map<String, Object> values = values(request, account);
        values.put("languageid", nullable(language));
        values.put("partynumber", numbers.take("Party", 1).get(0));
        values.put("contact", model == Requestor.CONTACT ? 1 : 0);
        headquarters.update("user-insert", values);
        headquarters.update("hierarchy-next-version", values);
        headquarters.update("node-insert", values);
        return account;
    }

    /** Makes somebody a user again who was removed; gives the account. */
    String takeBack(Row request, String account) {
        Map<String, Object> values = values(request, account);
        headquarters.update("user-update", values);
        headquarters.update("hierarchy-next-version", values);
        headquarters.update("node-return", values);
        return account;
    }

    /** The request without what a later one, which came through earlier, has given already. */
    Row withoutOutdated(Row request) {
        Map<String, Object> left = new LinkedHashMap<>(request);
        for (Row later : headquarters.rows(
                "requests-later",
                Map.of(
                        "dataareaid", request.text("dataareaid"),
                        "customeraccount", request.text("customeraccount"),
                        "counter", nullable(request.text("replicationcounterfromorigin"))))) {
            later.keySet().stream()
                    .filter(column -> later.text(column) != null)
                    .forEach(column -> left.put(column, null));
        }
        return Row.of(left);
    }

    /** Changes what the request gives. */
    void edit(Row request, Row user) {
        Map<String, Object> values = values(request, user.text("customeraccount"));
        values.put("customerhierarchyid", user.text("customerhierarchyid"));
        headquarters.update("user-update", values);
        if (request.get("spendinglimit") != null) {
            headquarters.update("node-spendinglimit", values);
        }
    }

    /** Ends the membership; the customer stays as it is. */
    void remove(Row user) {
        headquarters.update("hierarchy-next-version", user);
        headquarters.update("node-remove", user);
    }

    private static Map<String, Object> values(Row request, String account) {
        Map<String, Object> values = new HashMap<>();
        values.put("dataareaid", request.text("dataareaid"));
        values.put("customerhierarchyid", request.text("customerhierarchyid"));
        values.put("customeraccount", account);
        values.put("firstname", nullable(request.text("firstname")));
        values.put("lastname", nullable(request.text("lastname")));
        values.put("email", nullable(request.text("email")));
        values.put("phone", nullable(request.text("phone")));
        values.put("languageid", nullable(request.text("languageid")));
        values.put("spendinglimit", new SqlParameterValue(Types.DECIMAL, request.get("spendinglimit")));
        values.put("now", utcNow());
        return values;
    }

    private static Row first(List<Row> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }
}
