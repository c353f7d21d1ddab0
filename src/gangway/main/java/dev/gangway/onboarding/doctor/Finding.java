package dev.gangway.onboarding.doctor;

/**
 * The result of one check.
 *
 * @param check what was looked at
 * @param seen what was seen
 * @param cure what to do about it; null when all is well
 */
public record Finding(String check, Severity severity, String seen, String cure) {

    /** How bad it is. */
    public enum Severity {
        OK,
        /** It works, but deserves attention; or it could not be checked. */
        WARNING,
        /** Some job cannot do its work. */
        PROBLEM
    }

    /** All is well. */
    public static Finding ok(String check, String seen) {
        return new Finding(check, Severity.OK, seen, null);
    }

    /** It works, but deserves attention. */
    public static Finding warning(String check, String seen, String cure) {
        return new Finding(check, Severity.WARNING, seen, cure);
    }

    /** Some job cannot do its work. */
    public static Finding problem(String check, String seen, String cure) {
        return new Finding(check, Severity.PROBLEM, seen, cure);
    }
}
