package dev.gangway.commerce.partners;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A legal entity's defaults for its customers, used if neither Sales nor the prospect has a value. Every value may be null.
 *
 * @param currency ISO 4217 code
 * @param customerGroup customer group id
 * @param taxGroup sales tax group
 * @param creditLimit of an approved organization, in the currency of the customer
 * @param creditLimits the same for certain currencies, by ISO 4217 code
 * @param creditLimitMandatory whether every approved organization is held to its limit
 */
public record Company(
        String currency,
        String customerGroup,
        String taxGroup,
        BigDecimal creditLimit,
        Map<String, BigDecimal> creditLimits,
        boolean creditLimitMandatory) {
    private static final Company PLAIN = new Company(null, null, null, null, Map.of(), false);

    public Company {
        creditLimits = Map.copyOf(creditLimits);
    }

    /** The company of that legal entity; one that gives nothing when it is not among them. */
    public static Company of(Map<String, Company> companies, String dataareaid) {
        return companies.getOrDefault(dataareaid, PLAIN);
    }

    /** The limit for a customer who pays in that currency, or in the company's when null; null when there is none. */
    BigDecimal creditLimit(String customerCurrency) {
        String code = customerCurrency == null ? currency : customerCurrency;
        return code == null ? creditLimit : creditLimits.getOrDefault(code, creditLimit);
    }
}
