package dev.gangway.onboarding.doctor;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param seen what was seen
 * @param cure what to do about it; null when all is well
 */
public record Finding(String check, Severity severity, String seen, String cure) {

    /** How bad it is. */
    public enum Severity {
        OK,
        /** It works, but somebody should know; or it could not be checked. */
        WARNING,
        /** Some job cannot do its work. */
        PROBLEM
    }

    static Finding ok(String check, String seen) {
        return new Finding(check, Severity.OK, seen, null);
    }

    static Finding warning(String check, String seen, String cure) {
        return new Finding(check, Severity.WARNING, seen, cure);
    }

    static Finding problem(String check, String seen, String cure) {
        return new Finding(check, Severity.PROBLEM, seen, cure);
    }
}
