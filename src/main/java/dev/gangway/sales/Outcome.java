package dev.gangway.sales;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer to one operation of a batch.
 *
 * @param verdict what became of the operation; never null
 * @param status HTTP status of the part, 0 when there was no readable part
 * @param code error code as {@code 0x} and eight lower-case hexadecimal digits; null for success or when none was given
 * @param message the service's own words about an error; null for success or when none were given
 * @param body the JSON of a successful answer; null when the service sent none, as it does for 204
 * @param entityId what stands in the parentheses at the end of {@code OData-EntityId}: the record's GUID, or a key
 *     predicate; null when the service named no record
 */
public record Outcome(Verdict verdict, int status, String code, String message, JsonNode body, String entityId) {

    static Outcome unknown(int status, String message) {
        return new Outcome(Verdict.UNKNOWN, status, null, message, null, null);
    }
}
