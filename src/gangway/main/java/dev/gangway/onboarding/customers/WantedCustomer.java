package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.List;

/** A customer that a prospect has to have. Compared by identity: each is there once. */
final class WantedCustomer {
    private final Finding finding;
    private final PartyType type;
    private final Mapping mapping;
    private final List<Refusal> notices = new ArrayList<>();
    private JsonNode columns;

    /** What a customer's columns come from. */
    @FunctionalInterface
    interface Mapping {
        /** @param notices collects notices for the operator */
        JsonNode columns(Finding finding, PartyType type, List<Refusal> notices);
    }

    WantedCustomer(Finding finding, PartyType type, Mapping mapping) {
        this.finding = finding;
        this.type = type;
        this.mapping = mapping;
    }

    PartyType type() {
        return type;
    }

    RecordKey prospect() {
        return finding.key();
    }

    /** The onboarding request; null when there was none. */
    String request() {
        return finding.prospect().requestId();
    }

    /** The customer account that Sales has for it; empty when none. */
    String number() {
        return Fold.strip(finding.record(type).path(SalesColumns.number(type)).asText(""));
    }

    /** The key of its account or contact in Sales; empty when the lead has none. */
    String record() {
        return finding.record(type).path(SalesColumns.key(type)).asText("");
    }

    /** The columns of {@code hq.customer}, mapped at the first call. */
    JsonNode columns() {
        if (columns == null) {
            notices.clear();
            columns = mapping.columns(finding, type, notices);
        }
        return columns;
    }

    String column(String name) {
        return columns().path(name).asText(null);
    }

    /** What the map had to leave out, for the operator. */
    List<Refusal> notices() {
        return notices;
    }

    /** What the person will sign in with; null for an organization. */
    String email() {
        return type == PartyType.Person ? finding.prospect().email() : null;
    }
}
