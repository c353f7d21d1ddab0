package dev.gangway.commerce.partners;

import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer as headquarters has it. Columns are read when they are asked for.
 *
 * @param key legal entity and customer account
 * @param row with columns of {@code hq.customer} under their own names
 */
public record Customer(RecordKey key, Row row) {
    public static Customer of(Row row) {
        return new Customer(RecordKey.of(row, "customeraccount"), row);
    }

    /** @throws IllegalArgumentException when another program has written a word that is none */
    public PartyType type() {
        return PartyType.valueOf(typeWord());
    }

    /** Empty when another program has written a word that is none. */
    public Optional<PartyType> knownType() {
        return Stream.of(PartyType.values()).filter(this::is).findFirst();
    }

    /** The type as it is written. */
    public String typeWord() {
        return row.text("partytype");
    }

    public boolean is(PartyType type) {
        return type.name().equals(typeWord());
    }

    /** The prospect that it came from; without an id when there was none. */
    public RecordKey prospect() {
        return RecordKey.of(row, "prospectid");
    }

    /** The name of an organization; null of a person. */
    public String organizationName() {
        return row.text("organizationname");
    }

    /** Null of an organization. */
    public String firstName() {
        return row.text("personfirstname");
    }

    /** Null of an organization. */
    public String lastName() {
        return row.text("personlastname");
    }

    /** Null for none. */
    public String email() {
        return row.text("primarycontactemail");
    }

    /** ISO 4217; null for none. */
    public String currency() {
        return row.text("salescurrencycode");
    }

    /** Such as {@code en-us}; null for none. */
    public String language() {
        return row.text("languageid");
    }

    /** The id of its hierarchy; null for none. */
    public String hierarchy() {
        return row.text("customerhierarchyid");
    }

    /** UTC; null when it is not known. */
    public LocalDateTime created() {
        return row.time("createddatetime");
    }

    /** The key only: the columns are personal. */
    @Override
    public String toString() {
        return "Customer " + key;
    }
}
