package dev.gangway.onboarding.link;

import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.Refusal.Scope;
import java.util.Set;

/** Converts a response of Sales about a record to a refusal; whom a code concerns is from "Web service error codes". */
public final class SalesRefusals {
    /** Too long, not an option, out of range, a duplicate, closed already: the next record is another matter. */
    private static final Set<String> ABOUT_THE_RECORD = Set.of(
            "0x80044331",
            "0x8004431a",
            "0x8004432f",
            "0x80044330",
            "0x80040237",
            "0x80060892",
            "0x80040333",
            "0x80060882",
            "0x80040515",
            "0x80040516",
            "0x8004051a",
            "0x80040518",
            "0x80040519",
            "0x80048408",
            "0x80100005");

    /** A privilege, a table, a column or an operation is missing. */
    private static final Set<String> ABOUT_THE_REQUEST =
            Set.of("0x80040220", "0x80048306", "0x80072560", "0x80060888", "0x80048d19", "0x80040315");

    private static final Set<Integer> REQUEST_STATUS = Set.of(403, 405);
    private static final int TOO_LARGE = 413;

    private SalesRefusals() {}

    /** A refused write: a rejected one will be rejected again until its cause is fixed. */
    public static Refusal ofWrite(String requestId, Outcome outcome) {
        return refusal(requestId, outcome, outcome.verdict() == Verdict.REJECTED);
    }

    /** A refused read: a privilege may come back at any time. */
    public static Refusal ofRead(String requestId, Outcome outcome) {
        return refusal(requestId, outcome, false);
    }

    private static Refusal refusal(String requestId, Outcome outcome, boolean hopeless) {
        return new Refusal(
                requestId,
                outcome.code() == null ? "HTTP " + outcome.status() : outcome.code(),
                outcome.message(),
                hopeless,
                scope(outcome));
    }

    private static Scope scope(Outcome outcome) {
        String code = outcome.code() == null ? "" : outcome.code();
        if (ABOUT_THE_RECORD.contains(code) || outcome.status() == TOO_LARGE) {
            return Scope.RECORD;
        }
        return ABOUT_THE_REQUEST.contains(code) || REQUEST_STATUS.contains(outcome.status())
                ? Scope.REQUEST
                : Scope.UNCERTAIN;
    }
}
