package dev.gangway.onboarding.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.onboarding.customers.OrganizationRules;
import dev.gangway.text.Fold;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** By which columns an account or contact without a customer's number is found. */
final class CustomerRules {
    private static final Map<String, String> ACCOUNT = Map.of(
            "organizationname", "name",
            "primarycontactemail", "emailaddress1",
            "primarycontactphone", "telephone1",
            "addressstreet", "address1_line1",
            "addresscity", "address1_city",
            "addressstateid", "address1_stateorprovince",
            "addresszipcode", "address1_postalcode",
            "addresscountryregionisocode", "address1_country");

    private static final List<String> SEARCHED = List.of("primarycontactemail", "organizationname");
    private static final List<Rule> PERSON = List.of(new Rule(List.of("primarycontactemail")));

    /** All of its columns have to be filled and the same, without regard to case and blanks. */
    record Rule(List<String> columns) {
        private String searched() {
            return SEARCHED.stream().filter(columns::contains).findFirst().orElseThrow();
        }

        String salesColumn() {
            return ACCOUNT.get(searched());
        }

        /** What to search for; empty when the customer cannot meet the rule. */
        String wanted(AdoptionCustomer customer) {
            return columns.stream().anyMatch(column -> Fold.words(customer.text(column))
                            .isEmpty())
                    ? ""
                    : Fold.strip(customer.text(searched())).toLowerCase(Locale.ROOT);
        }

        boolean isMet(AdoptionCustomer customer, JsonNode record) {
            return columns.stream().allMatch(column -> Fold.words(customer.text(column))
                    .equals(Fold.words(record.path(ACCOUNT.get(column)).asText(""))));
        }

        /** For people. */
        String words() {
            return String.join(" and ", columns.stream().map(ACCOUNT::get).toList());
        }
    }

    private final List<Rule> organization;

    CustomerRules(OrganizationRules rules) {
        this.organization = rules.all().stream().map(Rule::new).toList();
    }

    List<Rule> of(PartyType type) {
        return type == PartyType.Organization ? organization : PERSON;
    }
}
