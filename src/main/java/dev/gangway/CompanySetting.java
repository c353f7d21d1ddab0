package dev.gangway;

import java.util.Arrays;
import java.util.List;

/**
 * Every setting there is per legal entity, with its meaning; the key is {@code gangway.companies.ENTITY.NAME}, such as
 * {@code gangway.companies.USMF.currency}. None has a default.
 */
public enum CompanySetting {
    CURRENCY("currency", "Currency of customers whose prospect names none, ISO 4217"),
    CUSTOMER_GROUP("customer-group", "Customer group of customers whose prospect names none"),
    TAX_GROUP("tax-group", "Sales tax group of new customers"),
    OWNER_TEAM("owner-team", "Key (GUID) of the team in Sales that owns the leads of this legal entity"),
    CREDIT_LIMIT(
            "credit-limit",
            "Credit limit of approved organizations for which neither account nor prospect has one;"
                    + " credit-limit.CURRENCY for customers of that currency, such as credit-limit.CZK"),
    CREDIT_LIMIT_MANDATORY("credit-limit-mandatory", "true: every approved organization is held to its credit limit"),
    MAIL_FROM("mail-from", "Sender of this legal entity's mails, instead of gangway.mail.from");

    static final String PREFIX = "gangway.companies.";

    private final String suffix;
    private final String meaning;

    CompanySetting(String suffix, String meaning) {
        this.suffix = suffix;
        this.meaning = meaning;
    }

    /** The last part of the key. */
    public String suffix() {
        return suffix;
    }

    public String meaning() {
        return meaning;
    }

    String key(String dataareaid) {
        return PREFIX + dataareaid + '.' + suffix;
    }

    static List<String> keys(String dataareaid) {
        return Arrays.stream(values()).map(setting -> setting.key(dataareaid)).toList();
    }
}
