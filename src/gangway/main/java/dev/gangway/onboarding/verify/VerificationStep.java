package dev.gangway.onboarding.verify;

import java.time.Duration;

/**
 * One step of the acceptance test.
 *
 * @param name what was to happen
 * @param passed whether it did
 * @param seen what was seen; when it did not pass, why
 * @param took how long it was waited for
 */
public record VerificationStep(String name, boolean passed, String seen, Duration took) {}
