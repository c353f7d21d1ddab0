package dev.gangway.dataverse;

import dev.gangway.odata.ServiceException;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.Refusal;
import java.time.Duration;

/** Reads an answer that is not a success, as described on the page "Compose HTTP requests and handle errors". */
final class DataverseRefusals {
    private static final int GONE = 410;

    private DataverseRefusals() {}

    static ServiceException read(String call, HttpAnswer answer, String token, Duration wait) {
        ServiceError error = answer.isHtml() ? ServiceError.NONE : ServiceError.of(answer.body());
        Refusal refusal = new Refusal(
                call, answer, new Refusal.Reason(error.code(), error.message(), error.isTransient()), token, wait);
        boolean signIn = answer.status() == 401 || answer.status() == 403;
        if (!signIn && (error.is(ServiceError.DELTA_EXPIRED) || answer.status() == GONE)) {
            return new DeltaExpiredException(refusal.message(), answer.status(), error.code(), answer.requestId());
        }
        return refusal.exception();
    }
}
