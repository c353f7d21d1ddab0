package dev.gangway.sandbox.records;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The message QualifyLead: turns a lead into an account, a contact and an opportunity, as requested. */
public final class LeadQualification {
    private static final int OPEN = 0;
    private static final int QUALIFIED = 1;

    private final Records records;
    private final Table leads;
    private final Table accounts;
    private final Table contacts;
    private final Table opportunities;

    public LeadQualification(DataModel model, Records records) {
        this.records = records;
        this.leads = model.table("lead");
        this.accounts = model.table("account");
        this.contacts = model.table("contact");
        this.opportunities = model.table("opportunity");
    }

    /**
     * The caller's request.
     *
     * @param status a status of the state Qualified, or -1 for its default
     * @param currency of the opportunity, or null for the lead's
     * @param customer of the opportunity, or null for the account or contact that is created
     * @param campaign that brought the lead, or null
     */
    public record Request(
            boolean createAccount,
            boolean createContact,
            boolean createOpportunity,
            int status,
            Reference currency,
            Reference customer,
            Reference campaign) {}

    /** Qualifies the lead and returns references to the rows created. */
    public List<Reference> qualify(Transaction tx, Caller caller, UUID leadId, Request request) {
        Row lead = tx.find(leads, leadId);
        if (lead == null) {
            throw Refusals.notFound(leads.logicalName(), leadId);
        }
        if ((Integer) lead.get(leads.column("statecode")) != OPEN) {
            throw Refusals.leadAlreadyClosed();
        }
        List<Reference> created = new ArrayList<>();
        Reference account = (Reference) lead.get(leads.column("parentaccountid"));
        Reference contact = (Reference) lead.get(leads.column("parentcontactid"));
        Reference source = new Reference(leads, leadId);
        if (request.createAccount()) {
            Draft draft = copy(lead, accounts, LeadMappings.ACCOUNT).set("originatingleadid", source);
            if (draft.get(accounts.column("name")) == null) {
                // The name of an account for a lead without a company is not documented; an empty name would be
                // useless.
                draft.set("name", lead.get(leads.column("fullname")));
            }
            account = create(tx, caller, draft, created);
        }
        if (request.createContact()) {
            Draft draft = copy(lead, contacts, LeadMappings.CONTACT).set("originatingleadid", source);
            if (account != null) {
                draft.set("parentcustomerid", account);
            }
            contact = create(tx, caller, draft, created);
        }
        if (request.createOpportunity()) {
            create(tx, caller, opportunity(lead, request, account, contact).set("originatingleadid", source), created);
        }
        close(tx, caller, lead, request, account, contact);
        return created;
    }

    private Draft opportunity(Row lead, Request request, Reference account, Reference contact) {
        Draft draft = copy(lead, opportunities, LeadMappings.OPPORTUNITY);
        Reference customer = request.customer() != null ? request.customer() : account != null ? account : contact;
        Reference currency = request.currency() != null
                ? request.currency()
                : (Reference) lead.get(leads.column("transactioncurrencyid"));
        setUnlessNull(draft, "customerid", customer);
        setUnlessNull(draft, "parentaccountid", customer != null && customer.table() == accounts ? customer : account);
        setUnlessNull(draft, "parentcontactid", contact);
        setUnlessNull(draft, "transactioncurrencyid", currency);
        setUnlessNull(draft, "campaignid", request.campaign());
        return draft;
    }

    /**
     * Closes the lead. Whether qualifyingopportunityid is filled is not documented; it stays empty, so that no client
     * relies on it.
     */
    private void close(Transaction tx, Caller caller, Row lead, Request request, Reference account, Reference contact) {
        Draft closed = new Draft(leads).set("statecode", QUALIFIED);
        if (request.status() != -1) {
            closed.set("statuscode", request.status());
        }
        setUnlessNull(closed, "parentaccountid", account);
        setUnlessNull(closed, "parentcontactid", contact);
        records.updateByMessage(tx, caller, lead, closed);
    }

    private Reference create(Transaction tx, Caller caller, Draft draft, List<Reference> created) {
        Reference reference = new Reference(
                draft.table(), records.createByMessage(tx, caller, draft).id());
        created.add(reference);
        return reference;
    }

    private Draft copy(Row lead, Table target, Map<String, String> mapping) {
        Draft draft = new Draft(target);
        mapping.forEach((from, to) -> {
            Column column = target.column(to);
            setUnlessNull(draft, column, fit(column, lead.get(leads.column(from))));
        });
        return draft;
    }

    private static Object fit(Column column, Object value) {
        boolean cut = value instanceof String text && column.maxLength() > 0 && text.length() > column.maxLength();
        return cut ? ((String) value).substring(0, column.maxLength()) : value;
    }

    private static void setUnlessNull(Draft draft, String column, Object value) {
        setUnlessNull(draft, draft.table().column(column), value);
    }

    private static void setUnlessNull(Draft draft, Column column, Object value) {
        if (value != null) {
            draft.set(column, value);
        }
    }
}
