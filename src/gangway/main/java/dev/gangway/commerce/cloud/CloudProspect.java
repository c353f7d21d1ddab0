package dev.gangway.commerce.cloud;

import dev.gangway.ledger.RecordKey;
import java.util.Map;

/**
 * A prospect as Finance and Operations has it.
 *
 * @param key how this side names it: legal entities in capitals
 * @param company the legal entity in the service's own letters
 * @param etag changes with the row, its party and its address; equality is all that can be told from it
 * @param isB2b whether it is one of ours
 * @param status the member of {@code RetailB2BProspectStatus}
 * @param columns of {@code hq.prospect}, all but the key; null for what is empty
 * @param missing what it still lacks before a lead can be made of it, in words; null when it is whole
 */
record CloudProspect(
        RecordKey key,
        String company,
        String etag,
        boolean isB2b,
        String status,
        Map<String, Object> columns,
        String missing) {

    boolean isPending() {
        return status.equals("Pending");
    }

    boolean isDecided() {
        return status.equals("Approved") || status.equals("Rejected");
    }

    String partyNumber() {
        return (String) columns.get("prospectpartynumber");
    }
}
