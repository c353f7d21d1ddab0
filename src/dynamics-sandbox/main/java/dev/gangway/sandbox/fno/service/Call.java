package dev.gangway.sandbox.fno.service;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One request below the service root, alone or as a part of a batch.
 *
 * @param path still encoded, without a leading slash
 * @param query raw, or null
 * @param headers looks up a header case-insensitively; null when absent
 * @param root absolute URL of the service root, ending in a slash
 * @param company default company of the mapped user
 * @param denied entity sets that the user's roles give no access to
 */
public record Call(
        String method,
        String path,
        String query,
        UnaryOperator<String> headers,
        byte[] body,
        String root,
        String company,
        Set<String> denied) {

    boolean crossCompany() {
        return query != null && query.matches("(?s)(.*&)?cross-company=(true|True|TRUE)(&.*)?");
    }
}
