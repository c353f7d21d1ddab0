package dev.gangway.sandbox.fno.rules;

import java.util.List;
import java.util.Locale;

/** Behaviour that no public document confirms. The first option applies until a test chooses another. */
public enum Assumption {
    /** The effect of writing the status. */
    APPROVAL("runs", "delayed", "inert", "refused"),
    /** Writing the status that the prospect already has. */
    REPEATED_STATUS("ignored", "refused"),
    /** Writing Rejected after Approved, or the reverse. */
    CONTRARY_STATUS("refused", "ignored", "applied"),
    /** Creating a customer with a prospect's party and a different account number. */
    CUSTOMER_OF_PROSPECT("refused", "allowed"),
    /** Whether an approved prospect stays a row of the entity. */
    APPROVED_PROSPECT("stays", "leaves"),
    /** Writing with an If-Match that no longer matches. */
    STALE_ETAG("412", "ignored"),
    /** PATCH to a key that does not exist. */
    MISSING_KEY("404", "created"),
    /** The functions contains, startswith and endswith in filters. */
    TEXT_FUNCTIONS("refused", "answered"),
    /** Case in text comparisons. */
    TEXT_CASE("ignored", "significant"),
    /** Filters on the two B2B properties of prospects. */
    B2B_FILTER("answered", "refused"),
    /** The annotation AllowEdit of B2BProspectStatus. */
    STATUS_ALLOW_EDIT("true", "false"),
    /** Whether a new prospect gets its number from a sequence. */
    PROSPECT_NUMBER("sequence", "manual"),
    /** The kind of party of a prospect that was seeded or that a client created. */
    PROSPECT_PARTY("person", "organization"),
    /** Texts that are too long. */
    LONG_TEXT("refused", "cut"),
    /** GET inside a batch. */
    BATCH_GET("answered", "refused"),
    /** Whether the field list of data management has been refreshed. */
    FIELD_LENGTHS("listed", "empty");

    private final List<String> options;

    Assumption(String... options) {
        this.options = List.of(options);
    }

    public List<String> options() {
        return options;
    }

    /** The name in messages and JSON, e.g. {@code repeated-status}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no assumption with this label */
    public static Assumption labelled(String label) {
        return List.of(values()).stream()
                .filter(assumption -> assumption.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No assumption " + label));
    }
}
