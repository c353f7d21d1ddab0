package dev.gangway.wiring.services;

import dev.gangway.control.Acts;
import dev.gangway.control.ErrorDesk;
import dev.gangway.control.Pauses;
import dev.gangway.database.Database;
import dev.gangway.ledger.error.ErrorLedger;

/**
 * What operators use.
 *
 * @param acts the record of what they did
 */
public record OperatorServices(Database headquarters, Acts acts, Pauses pauses) {
    static OperatorServices of(Database headquarters) {
        var acts = new Acts(headquarters);
        return new OperatorServices(headquarters, acts, new Pauses(headquarters, acts));
    }

    /** Where they decide about records in error. */
    public ErrorDesk errorDesk(ErrorLedger errors) {
        return new ErrorDesk(headquarters, errors, acts);
    }
}
