package dev.gangway.dataverse;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer to one operation of a batch.
 *
 * @param verdict the result of the operation; never null
 * @param status HTTP status of the part, 0 when there was no readable part
 * @param code error code as {@code 0x} and eight lower-case hexadecimal digits; null on success or when none was
 *     given
 * @param message the service's own error message; null on success or when none was given
 * @param body the JSON of a successful answer; null when the service sent none, as with 204
 * @param entityId the text in the parentheses at the end of {@code OData-EntityId}: the record's GUID, or a key
 *     predicate; null when the service named no record
 */
public record Outcome(Verdict verdict, int status, String code, String message, JsonNode body, String entityId) {

    /**
     * Leaves out the record and the service's message, which may quote it, because lists of outcomes may end up in a
     * log.
     */
    @Override
    public String toString() {
        return code == null ? verdict + " (" + status + ")" : verdict + " (" + status + ", " + code + ")";
    }

    static Outcome unknown(int status, String message) {
        return new Outcome(Verdict.UNKNOWN, status, null, message, null, null);
    }
}
