package dev.gangway.commerce.partners;

import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A prospect as headquarters has it. Columns are read when they are asked for; maps and interceptors see the whole row.
 *
 * @param key of the prospect; without an id when there is none, because it was deleted
 * @param row with columns of {@code hq.prospect} under their own names
 */
public record Prospect(RecordKey key, Row row) {
    public static Prospect of(Row row) {
        return new Prospect(RecordKey.of(row, "prospectid"), row);
    }

    /** The onboarding request; null when there was none. */
    public String requestId() {
        return row.text("requestid");
    }

    /**
     * The decision so far.
     *
     * @throws IllegalArgumentException when another program has written a word that is none
     */
    public ProspectStatus status() {
        return ProspectStatus.valueOf(statusWord());
    }

    /** The status as it is written. */
    public String statusWord() {
        return row.text("b2bprospectstatus");
    }

    public boolean is(ProspectStatus status) {
        return status.name().equals(statusWord());
    }

    public String company() {
        return row.text("companyname");
    }

    /** Of the person who asked. */
    public String firstName() {
        return row.text("firstname");
    }

    /** Of the person who asked. */
    public String lastName() {
        return row.text("lastname");
    }

    /** The address of the person who asked; null for none. */
    public String email() {
        return row.text("primaryemailaddress");
    }

    /** Such as {@code en-us}; null for none. */
    public String language() {
        return row.text("languageid");
    }

    /** ISO 3166-1; null for none. */
    public String country() {
        return row.text("addresscountryregionisocode");
    }

    /** ISO 4217; null for none. */
    public String currency() {
        return row.text("currencycode");
    }

    /** In {@link #currency}; null for none. */
    public BigDecimal creditLimit() {
        return (BigDecimal) row.get("creditlimit");
    }

    /** UTC; null when it is not known. */
    public LocalDateTime created() {
        return row.time("createddatetime");
    }

    /** The key only: the columns are personal. */
    @Override
    public String toString() {
        return "Prospect " + key;
    }
}
