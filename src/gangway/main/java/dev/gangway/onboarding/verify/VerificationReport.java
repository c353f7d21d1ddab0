package dev.gangway.onboarding.verify;

import java.util.List;

/**
 * The result of the acceptance test.
 *
 * @param steps those that were taken, in their order; after one that did not pass only the cleaning up follows
 */
public record VerificationReport(List<VerificationStep> steps) {
    public VerificationReport {
        steps = List.copyOf(steps);
    }

    /** Whether all steps did. */
    public boolean passed() {
        return steps.stream().allMatch(VerificationStep::passed);
    }
}
