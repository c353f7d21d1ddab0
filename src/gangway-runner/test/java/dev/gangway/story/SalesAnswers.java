package dev.gangway.story;

import dev.gangway.sandbox.control.Fault;
import java.util.List;
import java.util.Random;

/** What Sales and the gateways before it are known to answer, and a way to answer it at random. */
final class SalesAnswers {
    /** A status with the code and the words that come with it. */
    record Answer(int status, String code, String message) {
        Fault fault() {
            return Fault.status(status).code(code).message(message);
        }
    }

    /** Refusals that are about one record. */
    static final List<Answer> OF_A_RECORD = List.of(
            new Answer(
                    400,
                    "0x80044331",
                    "A validation error occurred.  The length of the 'subject' attribute of the 'lead' entity exceeded the"
                            + " maximum allowed length of '300'."),
            new Answer(
                    400,
                    "0x80048d19",
                    "Error identified in Payload provided by the user for Entity :'leads', For more information on this"
                            + " error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->"
                            + "  InnerException : Cannot convert the literal 'Charity' to the expected type 'Edm.Int32'."),
            new Answer(400, "0x8004431A", "The value of 'numberofemployees' is outside the valid range."),
            new Answer(400, "0x8004432f", "The value is out of range."),
            new Answer(400, "0x80044330", "The value is out of range."),
            new Answer(400, "0x80040203", "Attribute: ownerid cannot be set to NULL"),
            new Answer(400, "0x80048408", "5 is not a valid status code for state code LeadState.Open on lead."),
            new Answer(400, "0x80040265", "ISV code aborted the operation."),
            new Answer(500, "0x80040265", "An unexpected error occurred from ISV code."),
            new Answer(412, "0x80060892", "A record that has the attribute values already exists."),
            new Answer(412, "0x80040237", "Cannot insert duplicate key."),
            new Answer(412, "0x80040333", "A record was not created or updated because a duplicate already exists."),
            new Answer(400, "0x80040519", "The lead is already closed."),
            new Answer(403, "0x80040220", "Principal user is missing prvWriteLead privilege for this record"),
            new Answer(403, "0x80048306", "Principal user is missing prvAppendToTeam privilege for this record"),
            new Answer(400, "", "Request message has unresolved parameters."));

    /** Refusals that are about the request, the client or the server's condition. */
    static final List<Answer> OF_A_REQUEST = List.of(
            new Answer(400, "0x80060888", "Could not find a property named 'x' on type 'Microsoft.Dynamics.CRM.lead'."),
            new Answer(400, "0x80048d19", "Error identified in Payload provided by the user for Entity :''"),
            new Answer(400, "0x80040224", "An unexpected error occurred."),
            new Answer(401, "", ""),
            new Answer(403, "0x80072560", "The user is not a member of the organization."),
            new Answer(403, "0x80040225", "The specified user is disabled."),
            new Answer(404, "0x80060888", "Resource not found for the segment 'x'."),
            new Answer(405, "0x80040315", "The requested operation is not supported."),
            new Answer(408, "", "Request Timeout"),
            new Answer(413, "", "Request Entity Too Large"),
            new Answer(500, "0x80040224", "An unexpected error occurred."),
            new Answer(500, "0x80044151", "SQL timeout expired."),
            new Answer(500, "-2147204784", "Generic SQL error."),
            new Answer(500, "0x80044339", "Could not obtain lock on resource."),
            new Answer(501, "0x8004A001", "Not implemented"),
            new Answer(502, "", "Bad Gateway"),
            new Answer(503, "0x8004A001", "The service is unavailable."),
            new Answer(504, "", "Gateway Timeout"));

    /** The three limits of service protection. */
    private static final List<String> LIMITS = List.of("0x80072321", "0x80072322", "0x80072326");

    private static final List<String> BODIES = List.of(
            "<html><body><h1>502 Bad Gateway</h1></body></html>",
            "",
            "{",
            "{\"error\":",
            "{\"error\":{\"code\":12,\"message\":null}}",
            "[]",
            "null",
            "\"value\"",
            "{\"value\":{}}",
            "{\"value\":[null]}",
            "{\"value\":[{}]}",
            "--batchresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n",
            "\0\1\2\uffff");

    private static final List<String[]> REQUESTS = List.of(
            new String[] {"POST", "$batch"},
            new String[] {"POST", "$batch"},
            new String[] {"GET", "leads"},
            new String[] {"GET", "opportunities"},
            new String[] {"GET", "accounts"},
            new String[] {"GET", "contacts"},
            new String[] {"GET", "transactioncurrencies"},
            new String[] {"POST", "token"},
            new String[] {"*", "*"});

    private static final List<String[]> PARTS = List.of(
            new String[] {"POST", "leads"},
            new String[] {"PATCH", "leads"},
            new String[] {"GET", "leads"},
            new String[] {"POST", "annotations"},
            new String[] {"PATCH", "accounts"},
            new String[] {"PATCH", "contacts"},
            new String[] {"GET", "accounts"},
            new String[] {"GET", "contacts"},
            new String[] {"*", "*"});

    private SalesAnswers() {}

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** A disturbance that ends by itself. */
    static Fault mood(Random random) {
        boolean part = random.nextBoolean();
        String[] place = any(part ? PARTS : REQUESTS, random);
        Fault fault = (part ? answer(random) : disturbance(random)).on(place[0], place[1]);
        fault = part ? fault.inBatch() : fault;
        fault = random.nextBoolean() ? fault.afterApplying() : fault;
        return fault.times(1 + random.nextInt(3));
    }

    private static Fault answer(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Fault.throttled(any(LIMITS, random), random.nextInt(2));
            case 1, 2, 3 -> any(OF_A_RECORD, random).fault();
            default -> any(OF_A_REQUEST, random).fault();
        };
    }

    private static Fault disturbance(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Fault.reset();
            case 1 -> Fault.cut();
            case 2 ->
                Fault.status(any(List.of(200, 202, 204, 302, 400, 403, 404, 410, 429, 500, 502, 503), random))
                        .html(any(BODIES, random));
            default -> answer(random);
        };
    }
}
