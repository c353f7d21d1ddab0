package dev.gangway.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.http.Json;
import dev.gangway.odata.http.Printable;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * The error object of an answer, in either of the two forms that Dataverse uses.
 *
 * @param code normalised, see {@link #normalised(String)}; null when there is none
 * @param message the service's message; null when there is none
 */
record ServiceError(String code, String message) {

    static final ServiceError NONE = new ServiceError(null, null);

    static final String DUPLICATE_RECORD = "0x80040237";
    static final String DUPLICATE_KEY = "0x80060892";
    static final String DUPLICATE_DETECTED = "0x80040333";
    static final String VERSION_MISMATCH = "0x80060882";
    static final String NO_SUCH_SEGMENT = "0x80060888";
    static final String DELTA_EXPIRED = "0x80044352";

    private static final int MAX_CODE = 100;

    private static final int MAX_MESSAGE = 2000;

    /**
     * Transient errors: the three protection limits, SQL timeout, generic SQL error (deadlocks among them), lock not
     * obtained, SQL governor. From "Web service error codes" and "Service protection API limits".
     */
    private static final Set<String> TRANSIENT =
            Set.of("0x80072321", "0x80072322", "0x80072326", "0x80044150", "0x80044151", "0x80044339", "0x8004a001");

    boolean isTransient() {
        return code != null && TRANSIENT.contains(code);
    }

    boolean is(String other) {
        return other.equals(code);
    }

    static ServiceError of(byte[] body) {
        return of(body, 0, body.length);
    }

    static ServiceError of(byte[] body, int offset, int length) {
        if (length == 0) {
            return NONE;
        }
        try {
            JsonNode root = Json.read(body, offset, length);
            JsonNode error = root.path("error");
            // errors raised before the OData layer come without the envelope
            return error.isObject() ? of(error, "code", "message") : of(root, "ErrorCode", "Message");
        } catch (IOException e) {
            return NONE;
        }
    }

    private static ServiceError of(JsonNode error, String code, String message) {
        return new ServiceError(
                normalised(error.path(code).asText("")),
                Printable.of(error.path(message).asText(null), MAX_MESSAGE));
    }

    /**
     * Returns the code as {@code 0x} and lower-case digits. The service sometimes writes upper case, and some pages
     * and answers print the same 32 bits as a negative decimal number.
     */
    static String normalised(String code) {
        String text = Printable.of(code, MAX_CODE);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.matches("-\\d{1,10}")) {
            return String.format(Locale.ROOT, "0x%08x", (int) Long.parseLong(text));
        }
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
