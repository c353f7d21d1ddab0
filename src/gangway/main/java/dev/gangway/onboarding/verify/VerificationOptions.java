package dev.gangway.onboarding.verify;

import java.time.Duration;

/**
 * How to run the acceptance test.
 *
 * @param patience timeout for each step; what an approval sets off in the cloud gets ten times as long
 * @param isProductionAllowed whether an environment may be written to that is not certainly a test environment; only in
 *     the cloud
 * @param withCustomer whether to find out if a customer can be created before approval; only in the cloud
 */
public record VerificationOptions(Duration patience, boolean isProductionAllowed, boolean withCustomer) {

    /** Against test environments only. */
    public static VerificationOptions of(Duration patience) {
        return new VerificationOptions(patience, false, false);
    }
}
