package dev.gangway.sandbox.records;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.Transaction;
import java.util.UUID;

/** Merges two leads: the first is closed and refers to the second, which takes over its related rows. */
public final class LeadMerge {
    private static final int OPEN = 0;
    private static final int DISQUALIFIED = 2;
    private static final int CANCELED = 7;

    private final Records records;
    private final Table leads;

    public LeadMerge(DataModel model, Records records) {
        this.records = records;
        this.leads = model.table("lead");
    }

    /**
     * Merges a lead into another. No column values are copied: the seller is assumed to have chosen the other's.
     *
     * @throws dev.gangway.sandbox.errors.DataverseException when one of them is missing or the first is closed
     */
    public void merge(Transaction tx, Caller caller, UUID leadId, UUID into) {
        Row lead = require(tx, leadId);
        if ((Integer) lead.get(leads.column("statecode")) != OPEN) {
            throw Refusals.leadAlreadyClosed();
        }
        var master = new Reference(leads, require(tx, into).id());
        for (Relationship relationship : leads.collections()) {
            for (Row child : tx.database().data(relationship.many()).referencing(relationship.column(), leadId)) {
                records.updateBySystem(
                        tx, caller, child, new Draft(relationship.many()).set(relationship.column(), master));
            }
        }
        records.updateBySystem(
                tx,
                caller,
                lead,
                new Draft(leads)
                        .set("statecode", DISQUALIFIED)
                        .set("statuscode", CANCELED)
                        .set("merged", true)
                        .set("masterid", master));
    }

    private Row require(Transaction tx, UUID id) {
        Row row = tx.find(leads, id);
        if (row == null) {
            throw Refusals.notFound(leads.logicalName(), id);
        }
        return row;
    }
}
