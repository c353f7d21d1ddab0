package dev.gangway.onboarding.link;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.ledger.RecordKey;
import java.util.UUID;

/**
 * Identities in Sales, computed and not remembered: name-based UUIDs (RFC 9562, version 5) of the onboarding request, or
 * of the prospect when there was none. Sending twice therefore cannot create twice: the second create is refused as
 * existing.
 *
 * @param leadId key of the lead
 * @param noteId key of its timeline note
 */
public record LeadIdentity(UUID leadId, UUID noteId) {
    private static final NameBasedGenerator IDS = Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL);

    /** Whether a lead with this key may be one of ours: Sales gives other keys to the leads that it makes itself. */
    public static boolean isComputed(String leadId) {
        return UUID.fromString(leadId).version() == 5;
    }

    public static LeadIdentity of(Prospect prospect) {
        return prospect.requestId() != null ? ofRequest(prospect.requestId()) : ofProspect(prospect.key());
    }

    /** Of a prospect that came from this onboarding request. */
    public static LeadIdentity ofRequest(String requestId) {
        return named("gangway:request/" + requestId);
    }

    /** Of a prospect that came from no onboarding request. */
    public static LeadIdentity ofProspect(RecordKey key) {
        return named("gangway:prospect/" + key.dataareaid() + '/' + key.id());
    }

    private static LeadIdentity named(String name) {
        synchronized (IDS) {
            return new LeadIdentity(IDS.generate(name + "/lead"), IDS.generate(name + "/note"));
        }
    }
}
