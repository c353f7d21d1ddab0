package dev.gangway.onboarding.adopt;

import dev.gangway.onboarding.link.Hashes;

/** Which of millions of texts came more than once, in 16 to 32 bytes each: two that share a hash only seem to. */
final class Numbers {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Hashes once = new Hashes();
    private final Hashes twice = new Hashes();

    void add(String text) {
        long hash = hash(text);
        if (!once.add(hash)) {
            twice.add(hash);
        }
    }

    boolean contains(String text) {
        return once.contains(hash(text));
    }

    /** Whether the text was added more than once. */
    boolean isTwice(String text) {
        return twice.contains(hash(text));
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return Hashes.spread(hash);
    }
}
