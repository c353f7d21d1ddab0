package dev.gangway.wiring.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests the known key that is most similar to a misspelt one. */
final class Nearest {
    private static final int FARTHEST = 5;

    private Nearest() {}

    static Optional<String> of(String word, Collection<String> words) {
        return words.stream()
                .min(Comparator.comparingInt(other -> distance(word, other)))
                .filter(other -> distance(word, other) <= FARTHEST);
    }

    /** Whether one of the words is at most so many letters away. */
    static boolean within(int farthest, String word, Collection<String> words) {
        return words.stream()
                .anyMatch(other ->
                        Math.abs(other.length() - word.length()) <= farthest && distance(word, other) <= farthest);
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
