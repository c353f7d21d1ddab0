package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Transaction;
import java.util.function.Function;

/**
 * One request on its way through the handlers, with the transaction that it may have to share.
 *
 * @param shared the transaction of the change set that the request belongs to, or null when it stands alone
 * @param contentIds what earlier parts of the same change set made
 */
record Exchange(
        ApiRequest request, Preferences preferences, Transaction shared, ContentIds contentIds, Service service) {

    /** Runs a write in the shared transaction, or in one of its own that is committed when the write returns. */
    <T> T write(Function<Transaction, T> writing) {
        if (shared != null) {
            return writing.apply(shared);
        }
        try (Transaction tx = service.database().begin()) {
            T result = writing.apply(tx);
            tx.commit();
            return result;
        }
    }

    /** Remembers what this request made, for later parts of its change set. */
    void made(Reference reference) {
        String contentId = request.header("Content-ID");
        if (contentId != null) {
            contentIds.put(contentId, reference);
        }
    }
}
