package dev.gangway.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Sees every lead after the map has made it and before it is sent, and may change or refuse it.
 *
 * <p>It is called each time a prospect is due: for the creation of the lead, for later changes, and when {@code reconcile}
 * compares. What is sent is what differs from the last time; so the same prospect must give the same lead, and a column that
 * is no longer given is cleared in Sales. An exception counts as a refusal of this one record: the others of the same request
 * go on, and this one is tried again and, after {@code gangway.errors.max-attempts}, waits for a person. To wait for a person
 * at once, throw {@link LeadVetoException}.
 *
 * <p>Must be safe for use by several threads, and quick: it runs once per lead, hundreds of times for one request. Of several
 * beans each sees what the one before has left, in the order of their names.
 */
@FunctionalInterface
public interface LeadInterceptor {
    /**
     * Looks at one lead.
     *
     * @param prospect the columns of {@code hq.prospect} by their lower-case names; cannot be changed
     * @param lead the body of the lead as the Web API takes it, without keys and note; may be changed. Lookups are set as
     *     {@code "ownerid@odata.bind": "/teams(...)"} (Power Apps developer guide, "Associate table rows on create"). The owner
     *     counts only when the lead is created: whom sellers assign it to later, stays
     * @throws LeadVetoException to keep the prospect out of Sales until a person has dealt with it
     */
    void intercept(Map<String, Object> prospect, ObjectNode lead);
}
