package dev.gangway.sandbox.webapi.message;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.store.Reference;
import java.util.HashMap;
import java.util.Map;

/** The rows that earlier parts of a change set created, by Content-ID. */
public final class ContentIds {
    private final Map<String, Reference> made = new HashMap<>();

    public void put(String contentId, Reference reference) {
        made.put("$" + contentId, reference);
    }

    /**
     * @param reference a dollar sign and a Content-ID
     * @throws dev.gangway.sandbox.errors.DataverseException when no earlier part had that id
     */
    public Reference resolve(String reference) {
        Reference found = made.get(reference);
        if (found == null) {
            throw ProtocolRefusals.contentIdUnknown(reference);
        }
        return found;
    }
}
