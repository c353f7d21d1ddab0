package dev.gangway.sandbox.fno.control;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.FaultPlan;
import dev.gangway.sandbox.control.Gate;
import dev.gangway.sandbox.control.RecordedRequest;
import dev.gangway.sandbox.control.RequestLog;
import dev.gangway.sandbox.control.SandboxClock;
import dev.gangway.sandbox.fno.model.Property;
import dev.gangway.sandbox.fno.rules.Approval;
import dev.gangway.sandbox.fno.rules.Assumption;
import dev.gangway.sandbox.fno.rules.Assumptions;
import dev.gangway.sandbox.fno.rules.Infolog;
import dev.gangway.sandbox.fno.service.Misuse;
import dev.gangway.sandbox.fno.store.FnoKey;
import dev.gangway.sandbox.fno.store.FnoRow;
import dev.gangway.sandbox.fno.store.FnoStore;
import dev.gangway.sandbox.signin.TokenIssuer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The control API: everything that a test does without going through the service. Thread-safe. */
public final class FnoControl {
    private static final String PROSPECTS = "Prospects";

    private final Parts parts;

    public FnoControl(Parts parts) {
        this.parts = parts;
        refreshFieldLengths();
    }

    /** The parts of the sandbox that the control API acts on. */
    public record Parts(
            FnoStore store,
            Assumptions assumptions,
            Approval approval,
            Infolog infolog,
            FaultPlan faults,
            Gate gate,
            RequestLog requests,
            Misuse misuse,
            SandboxClock clock,
            TokenIssuer tokens,
            MappedUser user,
            Pressure pressure) {}

    public void failNext(Fault fault) {
        parts.faults().arm(fault);
    }

    public void clearFaults() {
        parts.faults().clear();
    }

    public void freeze() {
        parts.gate().frozen(true);
    }

    public void unfreeze() {
        parts.gate().frozen(false);
    }

    /** Answers every request with 503 and HTML, as a gateway does, until {@link #up}. */
    public void unavailable() {
        parts.gate().unavailable(true);
    }

    public void up() {
        parts.gate().unavailable(false);
    }

    /** Limits by user: so many requests in five minutes, and so many at once; 0 for no limit, which is the default. */
    public void userLimits(int requests, int concurrent) {
        parts.pressure().limits().set(requests, concurrent);
    }

    public void expireTokens() {
        parts.tokens().expireAll();
    }

    public void clockOffset(Duration offset) {
        parts.clock().offset(offset);
    }

    public void approvalDelay(Duration delay) {
        parts.approval().delay(delay);
    }

    /** Chooses an option for behaviour that is not documented. */
    public void assume(Assumption assumption, String option) {
        parts.assumptions().choose(assumption, option);
        refreshFieldLengths();
    }

    public Map<String, String> assumptions() {
        return parts.assumptions().all();
    }

    /** Revokes the mapped user's access to an entity set. */
    public void deny(String set) {
        known(set);
        parts.user().denied().add(set);
    }

    public void grant(String set) {
        parts.user().denied().remove(set);
    }

    /**
     * Removes the application's registration in F&amp;O, or restores it. Meanwhile tokens stay valid, but every call
     * is answered with 401.
     */
    public void refuseAll(boolean refused) {
        parts.user().unmapped(refused);
    }

    /** Sets the mapped user's default company. */
    public void company(String company) {
        parts.user().company(company);
    }

    /** Sets the mapped user's language, which is the language of error texts. */
    public void language(String language) {
        parts.infolog().language(language);
    }

    /** Creates or replaces a row, like an employee in the F&amp;O client. */
    public void put(String set, Map<String, Object> values) {
        known(set);
        for (String name : values.keySet()) {
            Property property = parts.store().model().entity(set).property(name);
            if (property == null) {
                throw new IllegalArgumentException("No property " + name + " of " + set);
            }
        }
        parts.store().put(set, values);
    }

    /** Creates a pending B2B prospect with its party. */
    public void prospect(String company, String id, String firstName, String lastName, String email) {
        String party = "P-" + company + "-" + id;
        boolean person = parts.assumptions().is(Assumption.PROSPECT_PARTY, "person");
        Map<String, Object> partyValues = new HashMap<>();
        partyValues.put("PartyNumber", party);
        partyValues.put("PartyType", person ? "Person" : "Organization");
        partyValues.put(person ? "PersonFirstName" : "OrganizationName", person ? firstName : "Company " + id);
        if (person) {
            partyValues.put("PersonLastName", lastName);
        }
        Map<String, Object> values = new HashMap<>();
        values.put("dataAreaId", company);
        values.put("ProspectId", id);
        values.put("ProspectName", firstName + " " + lastName);
        values.put("ProspectPartyNumber", party);
        values.put("CompanyName", "Company " + id);
        values.put("PrimaryEmailAddress", email);
        values.put("IsB2BProspect", "Yes");
        values.put(Approval.STATUS, "Pending");
        values.put("CurrencyCode", "USD");
        values.put("CustomerGroupId", "10");
        parts.store().put("CDSParties", partyValues);
        parts.store().put(PROSPECTS, values);
    }

    /** Creates this many pending prospects, numbered from 1. */
    public void prospects(String company, int count) {
        for (int i = 1; i <= count; i++) {
            String id = String.format("%08d", i);
            prospect(company, id, "Ann", "Buyer " + i, "ann" + i + "@example.com");
        }
    }

    /** Approves a prospect, like a clerk with the Approve button. */
    public void approve(String company, String prospect) {
        parts.approval().decide(FnoKey.of(company, prospect), "Approved");
    }

    /** Rejects a prospect, like a clerk with the Reject button. */
    public void reject(String company, String prospect) {
        parts.approval().decide(FnoKey.of(company, prospect), "Rejected");
    }

    public void deleteProspect(String company, String prospect) {
        if (parts.store().remove(PROSPECTS, FnoKey.of(company, prospect)) == null) {
            throw new IllegalArgumentException("No prospect " + prospect);
        }
    }

    /** Returns all rows of a set, without empty values. */
    public List<Map<String, Object>> rows(String set) {
        known(set);
        parts.approval().catchUp();
        return parts.store().rows(set).stream().map(FnoRow::values).toList();
    }

    /** Returns how many mails the service would have sent to partners. */
    public int mails() {
        return parts.approval().mails();
    }

    public List<RecordedRequest> requests() {
        return parts.requests().requests();
    }

    public long requestCount() {
        return parts.requests().count();
    }

    public void clearRequests() {
        parts.requests().clear();
    }

    /** Counts the requests that a correct client would not send. */
    public Map<Misuse.Kind, Long> misuse() {
        return parts.misuse().counts();
    }

    public void clearMisuse() {
        parts.misuse().clear();
    }

    private void known(String set) {
        if (parts.store().model().entity(set) == null) {
            throw new IllegalArgumentException("No entity set " + set);
        }
    }

    private void refreshFieldLengths() {
        String target = "DataManagementTargetMapEntities";
        parts.store().rows(target).forEach(row -> parts.store().remove(target, row.key()));
        if (parts.assumptions().is(Assumption.FIELD_LENGTHS, "empty")) {
            return;
        }
        parts.store().model().entities().forEach(entity -> entity.properties()
                .values()
                .forEach(property -> parts.store()
                        .put(
                                target,
                                Map.of(
                                        "Entity", entity.dmf(),
                                        "StagingField", property.name().toUpperCase(java.util.Locale.ROOT),
                                        "TargetField", property.name(),
                                        "FieldAOTName", property.name(),
                                        "FieldLength", property.length(),
                                        "IsRequired", property.mandatory() ? "Yes" : "No"))));
    }
}
