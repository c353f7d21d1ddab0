package dev.gangway.commerce.partners;

import static dev.gangway.database.Database.texts;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The key of a prospect.
 *
 * @param dataareaid the legal entity
 * @param prospectid the number from the number sequence
 */
public record ProspectKey(String dataareaid, String prospectid) {
    /** Parameters {@code dataareaids} and {@code prospectids} for statements over many prospects. */
    public static Map<String, Object> parameters(Collection<ProspectKey> keys) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "dataareaids", texts(keys.stream().map(ProspectKey::dataareaid).toList()));
        parameters.put(
                "prospectids", texts(keys.stream().map(ProspectKey::prospectid).toList()));
        return parameters;
    }

    @Override
    public String toString() {
        return dataareaid + '/' + prospectid;
    }
}
