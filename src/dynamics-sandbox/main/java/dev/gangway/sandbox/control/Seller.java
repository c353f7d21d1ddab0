package dev.gangway.sandbox.control;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Caller;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.records.LeadMerge;
import dev.gangway.sandbox.records.LeadQualification;
import dev.gangway.sandbox.records.OpportunityClosing;
import dev.gangway.sandbox.records.Records;
import dev.gangway.sandbox.records.WellKnown;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.Transaction;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The salesperson's actions in the app, performed as the seller and not subject to faults and limits. */
final class Seller {
    private static final int DEFAULT_STATUS = -1;
    private static final int OPEN = 0;
    private static final int DISQUALIFIED = 2;

    private final Caller caller = Caller.of(WellKnown.SELLER);
    private final Database database;
    private final Records records;
    private final LeadQualification qualification;
    private final LeadMerge merge;
    private final OpportunityClosing closing;
    private final Table leads;
    private final Table opportunities;
    private final Table closes;

    Seller(Database database, Records records, LeadQualification qualification, OpportunityClosing closing) {
        this.database = database;
        this.records = records;
        this.qualification = qualification;
        this.closing = closing;
        DataModel model = database.model();
        this.merge = new LeadMerge(model, records);
        this.leads = model.table("lead");
        this.opportunities = model.table("opportunity");
        this.closes = model.table("opportunityclose");
    }

    Qualified qualify(UUID lead, boolean account, boolean contact, boolean opportunity) {
        LeadQualification.Request request =
                new LeadQualification.Request(account, contact, opportunity, DEFAULT_STATUS, null, null, null);
        List<Reference> created = write(tx -> qualification.qualify(tx, caller, lead, request));
        return new Qualified(id(created, "account"), id(created, "contact"), id(created, "opportunity"));
    }

    private static UUID id(List<Reference> created, String table) {
        return created.stream()
                .filter(reference -> reference.table().logicalName().equals(table))
                .map(Reference::id)
                .findFirst()
                .orElse(null);
    }

    void win(UUID opportunity) {
        write(tx -> {
            closing.win(tx, caller, DEFAULT_STATUS, close(opportunity, "Won"));
            return null;
        });
    }

    void lose(UUID opportunity) {
        write(tx -> {
            closing.lose(tx, caller, DEFAULT_STATUS, close(opportunity, "Lost"));
            return null;
        });
    }

    private Draft close(UUID opportunity, String subject) {
        return new Draft(closes)
                .set("subject", subject)
                .set("opportunityid", new Reference(opportunities, opportunity));
    }

    void disqualify(UUID lead, int status) {
        update(leads, lead, new Draft(leads).set("statecode", DISQUALIFIED).set("statuscode", status));
    }

    void reactivate(UUID lead) {
        update(leads, lead, new Draft(leads).set("statecode", OPEN));
    }

    void reopen(UUID opportunity) {
        update(opportunities, opportunity, new Draft(opportunities).set("statecode", OPEN));
    }

    void merge(UUID lead, UUID into) {
        write(tx -> {
            merge.merge(tx, caller, lead, into);
            return null;
        });
    }

    void delete(Table table, UUID id) {
        write(tx -> {
            records.delete(tx, caller, table, require(tx, table, id));
            return null;
        });
    }

    private void update(Table table, UUID id, Draft draft) {
        write(tx -> records.update(tx, caller, require(tx, table, id), draft));
    }

    private static Row require(Transaction tx, Table table, UUID id) {
        Row row = tx.find(table, id);
        if (row == null) {
            throw Refusals.notFound(table.logicalName(), id);
        }
        return row;
    }

    private <T> T write(Function<Transaction, T> writing) {
        try (Transaction tx = database.begin()) {
            T result = writing.apply(tx);
            tx.commit();
            return result;
        }
    }
}
