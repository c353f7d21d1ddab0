package dev.gangway.onboarding.adopt;

import dev.gangway.database.Row;
import dev.gangway.onboarding.adopt.sales.SalesLead;
import dev.gangway.text.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * By which columns a lead without a prospect's number is found. A rule is met when all of its columns are filled and the same
 * on both sides, without regard to case and blanks; the first rule that any lead meets decides.
 */
public final class LeadRules {
    private static final Map<String, String> LEAD = new TreeMap<>(Map.of(
            "primaryemailaddress", "emailaddress1",
            "companyname", "companyname",
            "lastname", "lastname"));

    /** Every rule needs one of them: leads are looked up by it. */
    private static final List<String> SEARCHED = List.of("primaryemailaddress", "companyname");

    /** One rule; the first column is the one to search by. */
    record Rule(List<String> columns) {
        String salesColumn() {
            return LEAD.get(columns.get(0));
        }

        /** What to search for; empty when the prospect cannot meet the rule. */
        String wanted(Row prospect) {
            return columns.stream().anyMatch(column -> Fold.words(prospect.text(column))
                            .isEmpty())
                    ? ""
                    : Fold.strip(prospect.text(columns.get(0)));
        }

        boolean isMet(Row prospect, SalesLead lead) {
            return columns.stream().allMatch(column -> {
                String ours = Fold.words(prospect.text(column));
                return !ours.isEmpty() && ours.equals(Fold.words(of(lead, column)));
            });
        }

        private static String of(SalesLead lead, String column) {
            return switch (column) {
                case "primaryemailaddress" -> lead.email();
                case "companyname" -> lead.organization();
                default -> lead.lastname();
            };
        }

        /** For people. */
        String words() {
            return String.join(" and ", columns.stream().map(LEAD::get).toList());
        }
    }

    private final List<Rule> rules;

    private LeadRules(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Reads rules.
     *
     * @param text rules in their order, separated by commas, each of columns of {@code hq.prospect} joined by +
     * @throws IllegalArgumentException when a rule has other columns than those that may be compared
     */
    public static LeadRules of(String text) {
        return new LeadRules(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(LeadRules::rule)
                .toList());
    }

    private static Rule rule(String text) {
        List<String> columns = Arrays.stream(text.split("\\+"))
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String column : columns) {
            if (!LEAD.containsKey(column)) {
                throw new IllegalArgumentException("'" + column + "' is none of " + String.join(", ", LEAD.keySet()));
            }
        }
        String searched = SEARCHED.stream()
                .filter(columns::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the rule '" + text + "' needs one of " + String.join(", ", SEARCHED)));
        return new Rule(Stream.concat(Stream.of(searched), columns.stream().filter(column -> !column.equals(searched)))
                .toList());
    }

    List<Rule> all() {
        return rules;
    }
}
