package dev.gangway.sandbox.webapi.batch;

import org.apache.olingo.commons.api.http.HttpStatusCode;

/** The words behind a status in the status line of a part. */
final class ReasonPhrases {
    private ReasonPhrases() {}

    static String of(int status) {
        HttpStatusCode code = HttpStatusCode.fromStatusCode(status);
        return code == null ? "Unknown" : code.getInfo();
    }
}
