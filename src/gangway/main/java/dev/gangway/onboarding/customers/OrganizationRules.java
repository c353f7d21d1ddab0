package dev.gangway.onboarding.customers;

import dev.gangway.commerce.partners.Customers.Existing;
import dev.gangway.text.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * By which columns an organization is found again that Sales has no number of. A rule is met when all of its columns are
 * filled and the same on both sides, without regard to case and blanks; the first rule that anybody meets decides.
 */
public final class OrganizationRules {
    /** Every rule needs one of them: customers are looked up by them. */
    private static final Set<String> SEARCHED = new TreeSet<>(Set.of("organizationname", "primarycontactemail"));

    private static final Set<String> OTHERS = new TreeSet<>(Set.of(
            "primarycontactphone",
            "addressstreet",
            "addresscity",
            "addressstateid",
            "addresszipcode",
            "addresscountryregionisocode"));

    private final List<List<String>> rules;

    private OrganizationRules(List<List<String>> rules) {
        this.rules = rules;
    }

    /**
     * Reads rules.
     *
     * @param text rules in their order, separated by commas, each of columns of {@code hq.customer} joined by +
     * @throws IllegalArgumentException when a rule has other columns than those that may be compared
     */
    public static OrganizationRules of(String text) {
        return new OrganizationRules(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(OrganizationRules::rule)
                .toList());
    }

    private static List<String> rule(String text) {
        List<String> columns = Arrays.stream(text.split("\\+"))
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String column : columns) {
            if (!SEARCHED.contains(column) && !OTHERS.contains(column)) {
                throw new IllegalArgumentException("'" + column + "' is none of " + String.join(", ", SEARCHED) + ", "
                        + String.join(", ", OTHERS));
            }
        }
        if (columns.stream().noneMatch(SEARCHED::contains)) {
            throw new IllegalArgumentException("the rule '" + text + "' needs one of " + String.join(", ", SEARCHED));
        }
        return columns;
    }

    /** The columns of each rule, in the order of the rules. */
    public List<List<String>> all() {
        return rules;
    }

    /** Whether there is any rule. */
    boolean isAny() {
        return !rules.isEmpty();
    }

    /** Those of the customers that meet the first rule which is met at all; none when no rule is. */
    List<Existing> among(List<Existing> customers, Function<String, String> wanted) {
        for (List<String> rule : rules) {
            List<Existing> met = customers.stream()
                    .filter(customer ->
                            rule.stream().allMatch(column -> same(customer.column(column), wanted.apply(column))))
                    .toList();
            if (!met.isEmpty()) {
                return met;
            }
        }
        return List.of();
    }

    private static boolean same(String a, String b) {
        String normal = Fold.words(a);
        return !normal.isEmpty() && normal.equals(Fold.words(b));
    }
}
