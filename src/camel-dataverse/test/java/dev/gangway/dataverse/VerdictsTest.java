package dev.gangway.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // our own key is there already
                "CREATE,           412, 0x80040237,  ALREADY_EXISTS",
                "CREATE,           412, 0X80040237,  ALREADY_EXISTS",
                "CREATE,           412, -2147220937, ALREADY_EXISTS",
                "CREATE_IF_ABSENT, 412, 0x80040237,  ALREADY_EXISTS",
                "CREATE_IF_ABSENT, 412, -,           ALREADY_EXISTS",
                // another record stands in the way
                "CREATE,           412, 0x80060892,  REJECTED",
                "CREATE_IF_ABSENT, 412, 0x80060892,  REJECTED",
                "CREATE_IF_ABSENT, 412, 0x80040333,  REJECTED",
                "CREATE,           412, 0x80040333,  REJECTED",
                "CREATE,           412, -,           REJECTED",
                "UPDATE,           412, 0x80060882,  CHANGED",
                "UPDATE,           412, 0x80040237,  REJECTED",
                // the record is not there
                "UPDATE,           404, 0x80040217,  NOT_FOUND",
                "RETRIEVE,         404, 0x80040217,  NOT_FOUND",
                "RETRIEVE,         404, 0x80060891,  NOT_FOUND",
                "DELETE,           404, 0x80040217,  NOT_FOUND",
                "ACTION,           404, -,           NOT_FOUND",
                // something else is not there
                "CREATE,           404, 0x80040217,  REJECTED",
                "RETRIEVE,         404, 0x80060888,  REJECTED",
                // the record is wrong
                "CREATE,           400, 0x80044331,  REJECTED",
                "CREATE,           403, 0x80040220,  REJECTED",
                "ACTION,           400, 0x80100005,  REJECTED",
                // passes by itself
                "CREATE,           429, 0x80072322,  RETRY",
                "CREATE,           503, -,           RETRY",
                "CREATE,           500, 0x80044151,  RETRY",
                "UPDATE,           500, -2147204784, RETRY",
                "UPDATE,           500, 0x80044339,  RETRY",
                "UPDATE,           501, 0x8004A001,  RETRY",
                "UPDATE,           401, -,           RETRY",
                // the service stumbles over it
                "CREATE,           500, 0x80040265,  FAILED_THERE",
                "CREATE,           500, -,           FAILED_THERE",
            })
    void judges(Operation.Kind kind, int status, String code, Verdict verdict) {
        ServiceError error = new ServiceError(ServiceError.normalised(code), null);

        assertThat(Verdicts.of(kind, status, error)).isEqualTo(verdict);
    }
}
