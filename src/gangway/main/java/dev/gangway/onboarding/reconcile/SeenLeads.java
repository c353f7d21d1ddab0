package dev.gangway.onboarding.reconcile;

import dev.gangway.onboarding.link.Hashes;
import java.util.UUID;

/**
 * The leads that Sales returned, as hashes. Two leads with the same 64-bit hash (one chance in millions for a million
 * leads) would only hide that one of them is gone.
 */
final class SeenLeads {
    private final Hashes hashes = new Hashes();

    void add(UUID lead) {
        hashes.add(hash(lead));
    }

    boolean contains(UUID lead) {
        return hashes.contains(hash(lead));
    }

    private static long hash(UUID lead) {
        return Hashes.spread(lead.getMostSignificantBits() ^ Hashes.spread(lead.getLeastSignificantBits()));
    }
}
