package dev.gangway.sandbox.fno.rules;

import dev.gangway.sandbox.fno.model.Entity;
import dev.gangway.sandbox.fno.model.Property;
import dev.gangway.sandbox.fno.store.FnoKey;
import dev.gangway.sandbox.fno.store.FnoRow;
import dev.gangway.sandbox.fno.store.FnoStore;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Validates and applies the writes of clients, as entity and table logic do. Used under the store's lock. */
public final class Writes {
    private static final String PROSPECTS = "Prospects";
    private static final String CUSTOMERS = "CustomersV3";

    private static final Set<String> WRITABLE = Set.of(
            PROSPECTS,
            CUSTOMERS,
            "CDSParties",
            "PartyContactsV3",
            "CDSContactPersonsV2",
            "CustomerHiearchies",
            "CustomerHierarchyNodes",
            "CustomerHierarchyCatalogs",
            "CustomerHierarchiesRetailChannels",
            "CustomerGroups");

    private final FnoStore store;
    private final Assumptions assumptions;
    private final Infolog infolog;
    private final Approval approval;
    private final AtomicInteger accounts = new AtomicInteger();
    private final AtomicInteger prospects = new AtomicInteger();

    public Writes(FnoStore store, Assumptions assumptions, Infolog infolog, Approval approval) {
        this.store = store;
        this.assumptions = assumptions;
        this.infolog = infolog;
        this.approval = approval;
    }

    /** @param company the mapped user's company, for rows that name none */
    public FnoRow create(Entity entity, Map<String, Object> given, String company) {
        checkWritable(entity);
        Map<String, Object> values = new HashMap<>(given);
        if (entity.hasCompany()) {
            values.compute(
                    Entity.COMPANY,
                    (name, value) -> value == null ? company : value.toString().toLowerCase(Locale.ROOT));
        }
        if (entity.set().equals(CUSTOMERS)) {
            values.computeIfAbsent("CustomerAccount", name -> "N-" + String.format("%06d", accounts.incrementAndGet()));
        }
        if (entity.set().equals(PROSPECTS)) {
            complete(values);
        }
        checkLengths(entity, values);
        for (Property property : entity.properties().values()) {
            boolean needed = property.mandatory() || entity.keys().contains(property.name());
            if (needed && values.getOrDefault(property.name(), "").equals("")) {
                throw FnoRefusal.write(entity.aot(), infolog.mandatory(property.name()));
            }
        }
        FnoKey key = new FnoRow(entity, values, 0, 0).key();
        if (store.get(entity.set(), key) != null) {
            throw FnoRefusal.write(entity.aot(), infolog.exists(entity.set()));
        }
        if (entity.set().equals(CUSTOMERS)) {
            checkParty(entity, values);
        }
        return store.put(entity.set(), values);
    }

    /** Completes a new prospect: it has a party from the start, and a person's names are taken from its name. */
    private void complete(Map<String, Object> prospect) {
        int number = prospects.incrementAndGet();
        if (assumptions.is(Assumption.PROSPECT_NUMBER, "sequence")) {
            prospect.putIfAbsent("ProspectId", "PN-" + String.format("%06d", number));
        }
        if (prospect.containsKey("ProspectPartyNumber")) {
            return;
        }
        String name = String.valueOf(prospect.getOrDefault("ProspectName", ""));
        int blank = name.indexOf(' ');
        boolean person = blank > 0 && assumptions.is(Assumption.PROSPECT_PARTY, "person");
        Map<String, Object> party = new HashMap<>();
        party.put("PartyNumber", "PARTY-" + String.format("%06d", number));
        party.put("PartyType", person ? "Person" : "Organization");
        party.put(person ? "PersonFirstName" : "OrganizationName", person ? name.substring(0, blank) : name);
        if (person) {
            party.put("PersonLastName", name.substring(blank + 1));
        }
        store.put("CDSParties", party);
        prospect.put("ProspectPartyNumber", party.get("PartyNumber"));
    }

    /** Updates the given values and leaves the others unchanged. */
    public FnoRow update(FnoRow row, Map<String, Object> given) {
        Entity entity = row.entity();
        checkWritable(entity);
        for (String name : given.keySet()) {
            boolean locked = entity.keys().contains(name) || !isEditable(entity, entity.property(name));
            if (locked && !given.get(name).equals(row.get(name))) {
                throw FnoRefusal.validation(entity.aot(), name, infolog.notEditable(name));
            }
        }
        Map<String, Object> changes = new HashMap<>(given);
        checkLengths(entity, changes);
        boolean decides = entity.set().equals(PROSPECTS) && changes.containsKey(Approval.STATUS);
        if (decides) {
            changes.compute(Approval.STATUS, (name, wanted) -> approval.written(row, String.valueOf(wanted)));
        }
        Map<String, Object> values = new HashMap<>(row.values());
        values.putAll(changes);
        FnoRow after = store.put(entity.set(), values);
        if (decides) {
            approval.follow(row, after);
        }
        return after;
    }

    public void delete(FnoRow row) {
        checkWritable(row.entity());
        store.remove(row.entity().set(), row.key());
    }

    /** Returns the value of the annotation AllowEdit. */
    public boolean isEditable(Entity entity, Property property) {
        boolean status = entity.set().equals(PROSPECTS) && property.name().equals(Approval.STATUS);
        return property.editable() && !(status && assumptions.is(Assumption.STATUS_ALLOW_EDIT, "false"));
    }

    private static void checkWritable(Entity entity) {
        if (!WRITABLE.contains(entity.set())) {
            throw FnoRefusal.write(entity.aot(), "Error: The entity is read-only in the sandbox");
        }
    }

    private void checkLengths(Entity entity, Map<String, Object> values) {
        values.replaceAll((name, value) -> {
            int longest = entity.property(name).length();
            if (longest == 0 || !(value instanceof String text) || text.length() <= longest) {
                return value;
            }
            if (assumptions.is(Assumption.LONG_TEXT, "cut")) {
                return text.substring(0, longest);
            }
            throw FnoRefusal.validation(entity.aot(), name, infolog.tooLong(name, longest));
        });
    }

    private void checkParty(Entity entity, Map<String, Object> values) {
        Object party = values.get("PartyNumber");
        if (party == null || assumptions.is(Assumption.CUSTOMER_OF_PROSPECT, "allowed")) {
            return;
        }
        String account = values.get("CustomerAccount").toString();
        for (FnoRow prospect : store.rows(PROSPECTS)) {
            if (prospect.get("ProspectPartyNumber").equals(party)
                    && !prospect.text("ProspectId").equals(account)) {
                throw FnoRefusal.write(entity.aot(), infolog.partyOfProspect(account, prospect.text("ProspectId")));
            }
        }
    }
}
