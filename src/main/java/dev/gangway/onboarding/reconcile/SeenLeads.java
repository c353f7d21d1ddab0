package dev.gangway.onboarding.reconcile;

import java.util.UUID;

/**
 * Which leads Sales gave, in 8 to 16 bytes each: a set of hashes in one array. Two leads with the same 64-bit hash (one
 * chance in millions for a million leads) would only hide that one of them is gone.
 */
final class SeenLeads {
    private static final int SMALLEST = 1 << 12;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] slots = new long[SMALLEST];
    private int size;

    void add(UUID lead) {
        if (size * 2 >= slots.length) {
            long[] full = slots;
            slots = new long[full.length * 2];
            for (long hash : full) {
                if (hash != 0) {
                    slots[slot(hash)] = hash;
                }
            }
        }
        long hash = hash(lead);
        int slot = slot(hash);
        if (slots[slot] == 0) {
            slots[slot] = hash;
            size++;
        }
    }

    boolean contains(UUID lead) {
        return slots[slot(hash(lead))] != 0;
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

    /** Never 0, which stands for an empty slot. */
    private static long hash(UUID lead) {
        long hash = (lead.getMostSignificantBits() ^ lead.getLeastSignificantBits() * SPREAD) * SPREAD;
        return hash == 0 ? 1 : hash;
    }
}
