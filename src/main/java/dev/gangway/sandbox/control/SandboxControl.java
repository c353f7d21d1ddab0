package dev.gangway.sandbox.control;

import dev.gangway.sandbox.limits.ProtectionLimits;
import dev.gangway.sandbox.limits.Throttle;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.LeadQualification;
import dev.gangway.sandbox.records.OpportunityClosing;
import dev.gangway.sandbox.records.Records;
import dev.gangway.sandbox.records.Violation;
import dev.gangway.sandbox.records.ViolationLog;
import dev.gangway.sandbox.records.WellKnown;
import dev.gangway.sandbox.signin.TokenIssuer;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.webapi.BulkAvailability;
import dev.gangway.sandbox.webapi.DeltaTokens;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Everything a test does to a sandbox that no client of the real service could do. The same is offered as JSON over HTTP on
 * the control port. Safe for use by several threads.
 */
public final class SandboxControl {
    private final Parts parts;
    private final Seller seller;

    public SandboxControl(Parts parts) {
        this.parts = parts;
        this.seller = new Seller(parts.database(), parts.records(), parts.qualification(), parts.closing());
    }

    /** What is steered. */
    public record Parts(
            Database database,
            Records records,
            LeadQualification qualification,
            OpportunityClosing closing,
            FaultPlan faults,
            Gate gate,
            Listener listener,
            RequestLog requests,
            ViolationLog violations,
            SandboxClock clock,
            TokenIssuer tokens,
            DeltaTokens deltas,
            Throttle throttle,
            BulkAvailability bulk) {}

    // ---- disturbing

    /**
     * Disturbs the next requests that the fault matches.
     *
     * @throws IllegalArgumentException when a part of a batch or a row shall suffer what only a whole request can
     */
    public void failNext(Fault fault) {
        parts.faults().arm(fault);
    }

    /** Answers the next request with a status and the error body of an unexpected error. */
    public void failNext(int status) {
        failNext(Fault.status(status));
    }

    /** Takes back all faults that have not hit yet. */
    public void clearFaults() {
        parts.faults().clear();
    }

    /** Holds all requests from now on before they do anything, as a server that hangs; held ones count as concurrent. */
    public void freeze() {
        parts.gate().frozen(true);
    }

    /** Lets the held requests go on. */
    public void unfreeze() {
        parts.gate().frozen(false);
    }

    /** Refuses connections, as a service that is not there. */
    public void down() {
        parts.listener().refuseConnections();
    }

    /** Answers every request with 503, as a service under maintenance. */
    public void unavailable() {
        parts.gate().unavailable(true);
    }

    /** Ends {@link #down()} and {@link #unavailable()}. */
    public void up() {
        parts.gate().unavailable(false);
        parts.listener().acceptConnections();
    }

    /** Makes every token that was issued so far an expired one. */
    public void expireTokens() {
        parts.tokens().expireAll();
    }

    /** How long tokens live that are issued from now on. */
    public void tokenLifetime(Duration lifetime) {
        parts.tokens().lifetime(lifetime);
    }

    /** Makes every delta link that was handed out so far an expired one. */
    public void expireDeltas() {
        parts.deltas().expireBefore(parts.database().skipVersion());
    }

    /** Moves the sandbox's clock: its time is the real time plus this. */
    public void clockOffset(Duration offset) {
        parts.clock().offset(offset);
    }

    /** Changes the service protection limits and begins new windows. */
    public void limits(ProtectionLimits limits) {
        parts.throttle().limits(limits);
    }

    // ---- configuring

    /** Refuses, or no longer refuses, what the real service would swallow. */
    public void strict(boolean on) {
        parts.violations().strict(on);
    }

    /**
     * Declares an alternate key.
     *
     * @param table logical name
     * @param name logical name of the key
     * @param columns logical names
     * @throws IllegalArgumentException when table or columns do not exist
     * @throws dev.gangway.sandbox.errors.DataverseException when existing rows share a value
     */
    public void addAlternateKey(String table, String name, String... columns) {
        Table keyed = parts.database().model().table(table);
        List<Column> keyColumns = Arrays.stream(columns)
                .map(column -> {
                    Column found = keyed.column(column);
                    if (found == null) {
                        throw new IllegalArgumentException("No column " + column + " in " + table);
                    }
                    return found;
                })
                .toList();
        parts.database().addKey(keyed, name, keyColumns);
    }

    /**
     * Makes an alternate key unusable, as one whose index is still being built, or usable again.
     *
     * @throws IllegalArgumentException when the table has no such key
     */
    public void alternateKeyActive(String table, String name, boolean active) {
        parts.database().activateKey(parts.database().model().table(table), name, active);
    }

    public void removeAlternateKey(String table, String name) {
        parts.database().removeKey(parts.database().model().table(table), name);
    }

    /** Whether CreateMultiple and its sisters exist for a table; at first they do, and the probing rows say so. */
    public void bulkMessages(String table, boolean available) {
        parts.bulk().available(parts.database().model().table(table), available);
    }

    /**
     * Switches the change tracking of a table.
     *
     * @param table logical name
     */
    public void changeTracking(String table, boolean enabled) {
        parts.database().model().table(table).trackChanges(enabled);
    }

    /**
     * Takes a privilege away from the integration's application user.
     *
     * @param privilege as the service names it, e.g. {@code prvCreateLead}
     */
    public void denyPrivilege(String privilege) {
        denyPrivilege(WellKnown.INTEGRATION_USER, privilege);
    }

    /** Takes a privilege away from a user, for example from one who is impersonated. */
    public void denyPrivilege(UUID user, String privilege) {
        parts.records().privileges().deny(user, privilege);
    }

    /** Gives a privilege back to the integration's application user. */
    public void grantPrivilege(String privilege) {
        grantPrivilege(WellKnown.INTEGRATION_USER, privilege);
    }

    /** Gives a privilege back. */
    public void grantPrivilege(UUID user, String privilege) {
        parts.records().privileges().grant(user, privilege);
    }

    // ---- watching

    /** All rows as JSON: entity set name to array of rows, without nulls. */
    public String dump() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Writes all rows as JSON; does not close the stream. */
    public void dump(OutputStream out) {
        new Dump(parts.database()).writeTo(out);
    }

    /** How many requests the Web API has seen. */
    public long requestCount() {
        return parts.requests().count();
    }

    /** The latest requests, oldest first; 10,000 at most. */
    public List<RecordedRequest> requests() {
        return parts.requests().requests();
    }

    public void clearRequests() {
        parts.requests().clear();
    }

    /** What the real service would have swallowed in silence. */
    public List<Violation> violations() {
        return parts.violations().violations();
    }

    public void clearViolations() {
        parts.violations().clear();
    }

    // ---- acting as the seller

    /**
     * Qualifies a lead.
     *
     * @throws dev.gangway.sandbox.errors.DataverseException when the lead is closed or missing
     */
    public Qualified qualify(UUID leadId, boolean account, boolean contact, boolean opportunity) {
        return seller.qualify(leadId, account, contact, opportunity);
    }

    public void win(UUID opportunityId) {
        seller.win(opportunityId);
    }

    public void lose(UUID opportunityId) {
        seller.lose(opportunityId);
    }

    /**
     * @param status 4 Lost, 5 Cannot Contact, 6 No Longer Interested, 7 Canceled
     */
    public void disqualify(UUID leadId, int status) {
        seller.disqualify(leadId, status);
    }

    public void reactivate(UUID leadId) {
        seller.reactivate(leadId);
    }

    public void reopen(UUID opportunityId) {
        seller.reopen(opportunityId);
    }

    /** Merges a lead into another, which keeps its own values. */
    public void merge(UUID leadId, UUID into) {
        seller.merge(leadId, into);
    }

    /**
     * Deletes a row.
     *
     * @param table logical name
     */
    public void delete(String table, UUID id) {
        seller.delete(parts.database().model().table(table), id);
    }
}
