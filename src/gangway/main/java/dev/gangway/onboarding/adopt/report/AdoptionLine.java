package dev.gangway.onboarding.adopt.report;

import java.util.List;

/**
 * The result of an adoption for one record.
 *
 * @param dataareaid the legal entity, or null if it is unknown
 * @param subject the number of the prospect or the account of the customer; null when there is none
 * @param record its row in Sales: table and key, such as {@code leads(...)}; null when it is one of the candidates
 * @param candidates rows of Sales from which an operator has to choose
 * @param words what it is about, in one sentence
 */
public record AdoptionLine(
        Kind kind, String dataareaid, String subject, String record, List<String> candidates, String words) {
    /** What became of a record. */
    public enum Kind {
        LEAD(false, "linked"),
        ACCOUNT(false, "linked"),
        CONTACT(false, "linked"),
        /** A customer that no account or contact stands for; told by a dry run. */
        ALONE(false, "stands alone"),
        /** Several rows of Sales may be the prospect's or customer's, or one that hardly fits. */
        AMBIGUOUS(true, "ambiguous"),
        /** Both sides have decided, and not the same. */
        CONTRARY(true, "decided differently"),
        /** A lead that is marked as one of a prospect, and no prospect is there. */
        NOBODYS(true, "nobody's");

        private final boolean needsPerson;
        private final String words;

        Kind(boolean needsPerson, String words) {
            this.needsPerson = needsPerson;
            this.words = words;
        }

        public boolean needsPerson() {
            return needsPerson;
        }

        /** Whether a link is written. */
        public boolean isLink() {
            return this == LEAD || this == ACCOUNT || this == CONTACT;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    public AdoptionLine {
        candidates = List.copyOf(candidates);
    }
}
