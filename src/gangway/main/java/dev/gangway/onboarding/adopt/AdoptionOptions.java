package dev.gangway.onboarding.adopt;

import dev.gangway.ledger.RecordKey;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * The options of an adoption.
 *
 * @param dryRun whether nothing is written
 * @param decidedSince prospects that are decided and have no lead get one when they were created since then (UTC); null
 *     leaves it as it is
 * @param choices what an operator has chosen: the lead's key, or empty where a new one is to be created
 */
public record AdoptionOptions(boolean dryRun, LocalDateTime decidedSince, Map<RecordKey, Optional<String>> choices) {
    public AdoptionOptions {
        choices = Map.copyOf(choices);
    }
}
