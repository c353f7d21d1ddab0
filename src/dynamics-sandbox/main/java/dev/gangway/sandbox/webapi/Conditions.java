package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;
import dev.gangway.sandbox.webapi.rows.RowWriter;

/** The headers {@code If-Match} and {@code If-None-Match} as sent by the caller. */
record Conditions(String match, String noneMatch) {
    static Conditions of(ApiRequest request) {
        return new Conditions(request.header("If-Match"), request.header("If-None-Match"));
    }

    void check(Row row, KeyPredicate key) {
        if (row != null && "*".equals(noneMatch)) {
            throw Refusals.matchingRecordExists();
        }
        if (match == null) {
            return;
        }
        if (row == null) {
            throw key.missing();
        }
        if (match.equals("*")) {
            return;
        }
        if (!row.table().traits().optimisticConcurrency()) {
            throw Refusals.noOptimisticConcurrency(row.table().logicalName());
        }
        if (!match.equals(RowWriter.etag(row))) {
            throw match.startsWith("W/\"") || match.startsWith("\"")
                    ? Refusals.versionMismatch()
                    : ProtocolRefusals.general("The value of the If-Match header is not a valid ETag.");
        }
    }
}
