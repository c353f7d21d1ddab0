package dev.gangway.sandbox.webapi.batch;

import org.apache.olingo.commons.api.http.HttpStatusCode;

/** The reason phrases in the status lines of batch parts. */
final class ReasonPhrases {
    private ReasonPhrases() {}

    static String of(int status) {
        HttpStatusCode code = HttpStatusCode.fromStatusCode(status);
        return code == null ? "Unknown" : code.getInfo();
    }
}
