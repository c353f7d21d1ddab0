package dev.gangway;

import java.util.Arrays;
import java.util.List;

/**
 * All settings per legal entity, with their meaning; the key is {@code gangway.companies.ENTITY.NAME}, such as
 * {@code gangway.companies.USMF.currency}. None has a default.
 */
public enum CompanySetting {
    CURRENCY("currency", "Currency (ISO 4217) of customers if the prospect has none"),
    CUSTOMER_GROUP("customer-group", "Customer group of customers if the prospect has none"),
    TAX_GROUP("tax-group", "Sales tax group of new customers"),
    OWNER_TEAM("owner-team", "Key (GUID) of the team in Sales that owns the leads of this legal entity"),
    CREDIT_LIMIT(
            "credit-limit",
            "Credit limit of approved organizations if neither account nor prospect has one;"
                    + " credit-limit.CURRENCY for customers with that currency, such as credit-limit.CZK"),
    CREDIT_LIMIT_MANDATORY(
            "credit-limit-mandatory", "true: the credit limit of every approved organization is mandatory"),
    MAIL_FROM("mail-from", "Sender of this legal entity's mails, instead of gangway.mail.from");

    public static final String PREFIX = "gangway.companies.";

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

    public String key(String dataareaid) {
        return PREFIX + dataareaid + '.' + suffix;
    }

    public static List<String> keys(String dataareaid) {
        return Arrays.stream(values()).map(setting -> setting.key(dataareaid)).toList();
    }
}
