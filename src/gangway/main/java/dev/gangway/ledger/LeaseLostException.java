package dev.gangway.ledger;

/**
 * Another worker has claimed records of this claim, because the work took longer than the lease. The transaction
 * must roll back; the records are in good hands.
 */
public class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(Claim claim, int kept) {
        super(claim.job() + ": " + (claim.records().size() - kept) + " of "
                + claim.records().size() + " claimed records were taken over by another worker");
    }
}
