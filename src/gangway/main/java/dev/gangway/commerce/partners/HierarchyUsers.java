package dev.gangway.commerce.partners;

import static dev.gangway.database.Database.nullable;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.text.Fold;
import java.sql.Types;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * The users of customer hierarchies: Person customers with a line of role User. A change of membership makes a new version
 * of the hierarchy; the line of a user who was removed stays and says since when.
 */
public final class HierarchyUsers {
    private final Database headquarters;
    private final NumberSequences numbers;
    private final Requestor model;

    /**
     * A hierarchy that users are added to.
     *
     * @param language of its organization; null for none
     */
    public record Hierarchy(String language) {}

    public HierarchyUsers(Database headquarters, NumberSequences numbers, Requestor model) {
        this.headquarters = headquarters;
        this.numbers = numbers;
        this.model = model;
    }

    /** The hierarchy that the request names, with its organization; null when there is none. */
    public Hierarchy hierarchy(ChannelRequest request) {
        return headquarters
                .rows(
                        "partners/hierarchy-for-user",
                        Map.of(
                                "dataareaid", request.dataareaid(),
                                "customerhierarchyid", request.hierarchy()))
                .stream()
                .findFirst()
                .map(row -> new Hierarchy(row.text("languageid")))
                .orElse(null);
    }

    /** The user or applicant who has the request's e-mail address, or null. */
    public HierarchyUser holder(ChannelRequest request) {
        return user(headquarters.rows(
                "partners/email-holders",
                Map.of(
                        "dataareaid", request.dataareaid(),
                        "customerhierarchyid", nullable(request.hierarchy()),
                        "email", Fold.address(request.email()))));
    }

    /** The line of the user whom the request names, removed or not; null when there is none. */
    public HierarchyUser user(ChannelRequest request) {
        return user(headquarters.rows(
                "partners/user-by-account",
                Map.of(
                        "dataareaid", request.dataareaid(),
                        "customeraccount", request.account(),
                        "customerhierarchyid", nullable(request.hierarchy()))));
    }

    /** Makes a customer and a line; returns the customer's account. */
    public String add(ChannelRequest request, String language) {
        String account = numbers.take(Customers.SEQUENCE, 1).get(0);
        Map<String, Object> values = values(request, account);
        values.put("languageid", nullable(language));
        values.put("partynumber", numbers.take("Party", 1).get(0));
        values.put("contact", model == Requestor.CONTACT ? 1 : 0);
        headquarters.update("partners/user-insert", values);
        headquarters.update("partners/hierarchy-next-version", values);
        headquarters.update("partners/node-insert", values);
        return account;
    }

    /** Adds a removed user again; returns the account. */
    public String takeBack(ChannelRequest request, String account) {
        Map<String, Object> values = values(request, account);
        headquarters.update("partners/user-update", values);
        headquarters.update("partners/hierarchy-next-version", values);
        headquarters.update("partners/node-return", values);
        return account;
    }

    /** The request without what a later one, which came through earlier, has given already. */
    public ChannelRequest withoutOutdated(ChannelRequest request) {
        Map<String, Object> left = new LinkedHashMap<>(request.row());
        for (Row later : headquarters.rows(
                "partners/requests-later",
                Map.of(
                        "dataareaid", request.dataareaid(),
                        "customeraccount", request.account(),
                        "counter", request.hasCounter() ? request.counter() : nullable(null)))) {
            later.keySet().stream()
                    .filter(column -> later.text(column) != null)
                    .forEach(column -> left.put(column, null));
        }
        return new ChannelRequest(Row.of(left));
    }

    /** Changes what the request gives. */
    public void edit(ChannelRequest request, HierarchyUser user) {
        Map<String, Object> values = values(request, user.account());
        values.put("customerhierarchyid", user.hierarchy());
        headquarters.update("partners/user-update", values);
        if (request.spendingLimit() != null) {
            headquarters.update("partners/node-spendinglimit", values);
        }
    }

    /** Ends the membership; the customer stays as it is. */
    public void remove(HierarchyUser user) {
        headquarters.update("partners/hierarchy-next-version", user.row());
        headquarters.update("partners/node-remove", user.row());
    }

    private Map<String, Object> values(ChannelRequest request, String account) {
        Map<String, Object> values = new HashMap<>();
        values.put("dataareaid", request.dataareaid());
        values.put("customerhierarchyid", request.hierarchy());
        values.put("customeraccount", account);
        values.put("firstname", nullable(request.firstName()));
        values.put("lastname", nullable(request.lastName()));
        values.put("email", nullable(request.email()));
        values.put("phone", nullable(request.phone()));
        values.put("languageid", nullable(request.language()));
        values.put("spendinglimit", new SqlParameterValue(Types.DECIMAL, request.spendingLimit()));
        values.put("now", headquarters.utcNow());
        return values;
    }

    private static HierarchyUser user(List<Row> rows) {
        return rows.isEmpty() ? null : new HierarchyUser(rows.get(0));
    }
}
