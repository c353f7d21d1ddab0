package dev.gangway.dataverse;

import dev.gangway.odata.ServiceException;

/**
 * The delta link is too old (by default after seven days) or the table changed since: error {@code 0x80044352}, "Version
 * stamp associated with the client has expired". Read everything again with a null continuation. Source: Power Apps
 * developer guide, "Use change tracking to synchronize data with external systems".
 */
public final class DeltaExpiredException extends ServiceException {
    private static final long serialVersionUID = 1L;

    DeltaExpiredException(String message, int status, String code, String requestId) {
        super(message, status, code, requestId, null);
    }
}
