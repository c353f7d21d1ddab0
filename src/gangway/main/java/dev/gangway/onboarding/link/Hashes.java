package dev.gangway.onboarding.link;

/**
 * A set of 64-bit hashes in one array, 8 to 16 bytes each, for what millions of records have to be remembered by. The
 * hash 0 stands for an empty slot and cannot be kept: see {@link #spread}.
 */
public final class Hashes {
    private static final int SMALLEST = 1 << 12;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] slots = new long[SMALLEST];
    private int size;

    /** A hash whose bits are spread well; never 0. */
    public static long spread(long bits) {
        long hash = bits * SPREAD;
        return hash == 0 ? 1 : hash;
    }

    /** Whether the hash is new. */
    public boolean add(long hash) {
        if (size * 2 >= slots.length) {
            long[] full = slots;
            slots = new long[full.length * 2];
            for (long old : full) {
                if (old != 0) {
                    slots[slot(old)] = old;
                }
            }
        }
        int slot = slot(hash);
        if (slots[slot] == hash) {
            return false;
        }
        slots[slot] = hash;
        size++;
        return true;
    }

    public boolean contains(long hash) {
        return slots[slot(hash)] != 0;
    }

    /** Where the hash is, or where it would be put. */
    private int slot(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 20) & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
