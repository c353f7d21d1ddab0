package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Transaction;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import dev.gangway.sandbox.webapi.message.ContentIds;
import dev.gangway.sandbox.webapi.message.Preferences;
import java.util.function.Function;

/**
 * One request on its way through the handlers, with the transaction that it may share.
 *
 * @param shared the transaction of the change set that the request belongs to, or null outside a change set
 * @param contentIds the rows that earlier parts of the same change set created
 */
record Exchange(
        ApiRequest request, Preferences preferences, Transaction shared, ContentIds contentIds, Service service) {

    /** Runs a write in the shared transaction, or in a new one that is committed when the write returns. */
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

    /** Records the row that this request created, for later parts of its change set. */
    void made(Reference reference) {
        String contentId = request.header("Content-ID");
        if (contentId != null) {
            contentIds.put(contentId, reference);
        }
    }
}
