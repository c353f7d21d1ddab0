package dev.gangway.onboarding.link;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import dev.gangway.database.Row;
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

    /** Of a row with the columns dataareaid, prospectid and requestid. */
    public static LeadIdentity of(Row prospect) {
        String name = prospect.text("requestid") != null
                ? "gangway:request/" + prospect.text("requestid")
                : "gangway:prospect/" + prospect.text("dataareaid") + '/' + prospect.text("prospectid");
        synchronized (IDS) {
            return new LeadIdentity(IDS.generate(name + "/lead"), IDS.generate(name + "/note"));
        }
    }
}
