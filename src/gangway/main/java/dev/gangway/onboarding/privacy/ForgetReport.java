package dev.gangway.onboarding.privacy;

import java.util.List;

/**
 * What was erased about a person, and what is left elsewhere.
 *
 * @param dryRun whether nothing was changed: then it is what would be erased
 */
public record ForgetReport(boolean dryRun, List<Erased> erased, List<Left> left) {
    public ForgetReport {
        erased = List.copyOf(erased);
        left = List.copyOf(left);
    }

    /** Rows of a table that do not speak of the person any more. */
    public record Erased(String table, int rows) {}

    /**
     * What somebody else has to erase.
     *
     * @param where a table, or a kind of record in Sales
     * @param keys of the records
     * @param why Gangway leaves it
     */
    public record Left(String where, List<String> keys, String why) {
        public Left {
            keys = List.copyOf(keys);
        }
    }

    /** Whether anything is known about the person, here or elsewhere. */
    public boolean isAnything() {
        return !erased.isEmpty() || !left.isEmpty();
    }
}
