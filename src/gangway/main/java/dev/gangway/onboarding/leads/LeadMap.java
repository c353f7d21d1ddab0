package dev.gangway.onboarding.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.link.Currencies;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.onboarding.link.maps.JsltMap;
import dev.gangway.onboarding.link.maps.JsonValues;
import dev.gangway.spi.LeadInterceptor;
import dev.gangway.spi.LeadVetoException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Maps a prospect to the body of its lead, and computes the difference of two bodies. Thread-safe. */
public final class LeadMap {
    /** The only column that is still updated after the decision. */
    public static final String STATUS = "msdyn_b2bprospectstatus";

    /** Set only when the lead is created; later changes by sellers stay. */
    private static final String OWNER = "ownerid@odata.bind";

    private static final String REFERENCE = "@odata.bind";

    private final JsltMap map;
    private final Currencies currencies;
    private final Map<String, UUID> ownerTeams;
    private final Supplier<List<LeadInterceptor>> interceptors;

    /**
     * @param map prospect to lead, a JSLT file
     * @param sales is asked for its currencies, at first use
     * @param ownerTeams the teams that own new leads, by legal entity, unless map or interceptors name an owner; without
     *     any, Gangway's own user does
     * @param interceptors see each lead after the map; asked at first use, by when the context has started
     */
    public LeadMap(
            JsltMap map, Dataverse sales, Map<String, UUID> ownerTeams, Supplier<List<LeadInterceptor>> interceptors) {
        this.map = map;
        this.currencies = new Currencies(sales);
        this.ownerTeams = Collections.unmodifiableMap(ownerTeams);
        this.interceptors = interceptors;
    }

    /**
     * The lead as the map and the interceptors want it, without keys and note.
     *
     * @throws JsltMap.MapException when the map or an interceptor fails, or when Sales does not know the currency
     */
    public ObjectNode lead(Prospect prospect) {
        ObjectNode source = prospect.row().json();
        String currency = prospect.currency();
        if (currency != null) {
            String id = currencies.id(currency);
            if (id == null) {
                throw new JsltMap.MapException(
                        "currencycode '" + currency
                                + "' is not a currency of Sales: add it there, then retry, or correct the"
                                + " prospect",
                        null);
            }
            source.put("transactioncurrencyid", id);
        }
        ObjectNode lead = map.apply(source);
        intercept(prospect, lead);
        return lead;
    }

    private void intercept(Prospect prospect, ObjectNode lead) {
        for (LeadInterceptor interceptor : interceptors.get()) {
            try {
                interceptor.intercept(Collections.unmodifiableMap(prospect.row()), lead);
            } catch (LeadVetoException e) {
                throw new JsltMap.MapException("Veto", e.getMessage(), true, e);
            } catch (RuntimeException e) {
                throw new JsltMap.MapException(
                        "Interceptor", interceptor.getClass().getName() + " failed: " + e, false, e);
            }
        }
    }

    /** The lead with its own key and, in the same operation, its timeline note. */
    ObjectNode create(Prospect prospect, LeadIdentity identity, ObjectNode lead) {
        ObjectNode body = lead.deepCopy();
        body.put("leadid", identity.leadId().toString());
        UUID team = ownerTeams.get(prospect.key().dataareaid());
        if (team != null && !body.has(OWNER)) {
            body.put(OWNER, "/teams(" + team + ")");
        }
        ObjectNode note = body.putArray("Lead_Annotation").addObject();
        note.put("annotationid", identity.noteId().toString());
        note.put("subject", "Created by Gangway");
        note.put(
                "notetext",
                "Lead created by Gangway from onboarding request " + prospect.requestId() + ", prospect "
                        + prospect.key().id() + " of " + prospect.key().dataareaid() + ".");
        return body;
    }

    /**
     * The columns in which the lead differs from what was written before; empty if none. A column that the map no
     * longer returns is cleared.
     */
    public ObjectNode difference(Prospect prospect, JsonNode before, ObjectNode now) {
        ObjectNode difference = now.objectNode();
        boolean open = prospect.is(ProspectStatus.Pending);
        now.properties().forEach(column -> {
            if ((open || column.getKey().equals(STATUS))
                    && !column.getKey().equals(OWNER)
                    && !same(column.getKey(), column.getValue(), before.get(column.getKey()))) {
                difference.set(column.getKey(), column.getValue());
            }
        });
        for (Iterator<String> names = before.fieldNames(); open && names.hasNext(); ) {
            String name = names.next();
            if (!now.has(name) && !name.equals(OWNER)) {
                difference.putNull(name);
            }
        }
        return difference;
    }

    private static boolean same(String column, JsonNode now, JsonNode before) {
        return column.endsWith(REFERENCE) ? JsonValues.sameReference(now, before) : JsonValues.same(now, before);
    }
}
