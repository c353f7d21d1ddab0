package dev.gangway.commerce.partners;

import dev.gangway.database.Row;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A request of the channel: to onboard a partner, or about a user of one. Columns are read when they are asked for.
 *
 * @param row with columns of {@code ax.channelrequest} or {@code hq.channelrequest} under their own names
 */
public record ChannelRequest(Row row) {
    /** The column that says what was invisible around the texts. */
    public static final String NOTE = "folded";

    /** The type of requests that do not name one. */
    public static final String ONBOARD_PARTNER = "OnboardPartner";

    private static final String COUNTER = "replicationcounterfromorigin";

    /** The GUID that the site has chosen; null for none. */
    public String id() {
        return row.text("requestid");
    }

    /** The same exactly as it is stored. */
    public String storedId() {
        return row.raw("requestid");
    }

    /** What is asked for. */
    public String type() {
        return typeWord() == null ? ONBOARD_PARTNER : typeWord();
    }

    /** The type as it is written; null for none. */
    public String typeWord() {
        return row.text("requesttype");
    }

    /** The place of the request in the channel; 0 for none. */
    public long counter() {
        return row.number(COUNTER);
    }

    /** Whether it has a place in the channel: one that was entered in headquarters has none. */
    public boolean hasCounter() {
        return row.get(COUNTER) != null;
    }

    /** The legal entity; null for none. */
    public String dataareaid() {
        return row.text("dataareaid");
    }

    /** The id of the hierarchy whose user this is about; null for none. */
    public String hierarchy() {
        return row.text("customerhierarchyid");
    }

    /** The customer account of the user whom this is about; null for none. */
    public String account() {
        return row.text("customeraccount");
    }

    public String firstName() {
        return row.text("firstname");
    }

    public String lastName() {
        return row.text("lastname");
    }

    public String company() {
        return row.text("companyname");
    }

    /** The address of the requestor or user; null for none. */
    public String email() {
        return row.text("email");
    }

    public String phone() {
        return row.text("phone");
    }

    /** Such as {@code en-us}; null for none. */
    public String language() {
        return row.text("languageid");
    }

    /** ISO 3166-1; null for none. */
    public String country() {
        return row.text("countryregionisocode");
    }

    /** ISO 4217; null for none. */
    public String currency() {
        return row.text("currencycode");
    }

    /** What the user may spend; null where the request says nothing about it. */
    public BigDecimal spendingLimit() {
        return (BigDecimal) row.get("spendinglimit");
    }

    /** What was invisible around the texts as they were entered; null for nothing. */
    public String note() {
        return row.text(NOTE);
    }

    /** {@code Pending}, {@code Processed} or {@code Failed}; null in the channel. */
    public String status() {
        return row.text("syncstatus");
    }

    /** The prospect that was made of it; null for none. */
    public String prospectId() {
        return row.text("prospectid");
    }

    /** UTC; null when it is not known. */
    public LocalDateTime created() {
        return row.time("createddatetime");
    }

    /** The key only: the columns are personal. */
    @Override
    public String toString() {
        return "Request " + id();
    }
}
