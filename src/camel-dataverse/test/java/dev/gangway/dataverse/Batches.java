package dev.gangway.dataverse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Operations and answers for batch tests. */
final class Batches {
    static final String BOUNDARY = "batchresponse_f27ef42d-51b0-4685-bac9-f468f844de2f";

    private static final String ENTITY_URL = "https://contoso.api.crm4.dynamics.com/api/data/v9.2/leads(";

    private Batches() {}

    static UUID id(int n) {
        return new UUID(0, n);
    }

    static ObjectNode lead(int n) {
        return JsonNodeFactory.instance.objectNode().put("subject", "B2B request " + n);
    }

    static List<Operation> creations(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> Operation.createIfAbsent("leads", id(n), lead(n)))
                .toList();
    }

    /** A whole answer: the parts with their delimiters, in CRLF. */
    static String answer(String... parts) {
        return open(parts) + "--" + BOUNDARY + "--\r\n";
    }

    /** An answer without its terminating delimiter. */
    static String open(String... parts) {
        StringBuilder answer = new StringBuilder();
        for (String part : parts) {
            answer.append("--").append(BOUNDARY).append("\r\n").append(part).append("\r\n");
        }
        return answer.toString();
    }

    static String created(int n) {
        String url = ENTITY_URL + id(n) + ")";
        return http("204 No Content", "OData-Version: 4.0\r\nLocation: " + url + "\r\nOData-EntityId: " + url, "");
    }

    static String refused(int status, String code, String message) {
        return http(
                status + " Something",
                "Content-Type: application/json; odata.metadata=minimal\r\nOData-Version: 4.0",
                "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }

    static String http(String status, String headers, String body) {
        return "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" + "HTTP/1.1 " + status
                + "\r\n" + headers + "\r\n\r\n" + body;
    }

    static String withContentId(int id, String part) {
        return "Content-ID: " + id + "\r\n" + part;
    }
}
