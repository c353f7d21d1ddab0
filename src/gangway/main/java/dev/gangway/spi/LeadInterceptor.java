package dev.gangway.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Receives every lead after the map has created it and before it is sent, and may change or refuse it.
 *
 * <p>It is called each time a prospect is due: for the creation of the lead, for later changes, and when {@code
 * reconcile} compares. Only differences from the previous lead are sent; so the same prospect must result in the same
 * lead, and a column that is no longer set is cleared in Sales. An exception counts as a refusal of this one record:
 * the others of the same request go on, and this one is tried again and, after {@code gangway.errors.max-attempts},
 * needs manual action. To wait for a person at once, throw {@link LeadVetoException}.
 *
 * <p>Must be safe for use by several threads, and quick: it runs once per lead, hundreds of times for one request. Of
 * several beans each sees what the one before has left, in the order of their names.
 */
@FunctionalInterface
public interface LeadInterceptor {
    /**
     * Processes one lead.
     *
     * @param prospect the columns of {@code hq.prospect} by their lower-case names; cannot be changed
     * @param lead the body of the lead as the Web API takes it, without keys and note; may be changed. Lookups are set
     *     as {@code "ownerid@odata.bind": "/teams(...)"} (Power Apps developer guide, "Associate table rows on
     *     create"). The owner is used only when the lead is created; later changes by sellers stay
     * @throws LeadVetoException to keep the prospect out of Sales until an operator has dealt with it
     */
    void intercept(Map<String, Object> prospect, ObjectNode lead);
}
