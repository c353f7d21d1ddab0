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
 * The control API: everything that a test does to a sandbox and that no client of the real service could do. The same
 * is available as JSON over HTTP on the control port. Thread-safe.
 */
public final class SandboxControl {
    private final Parts parts;
    private final Seller seller;

    public SandboxControl(Parts parts) {
        this.parts = parts;
        this.seller = new Seller(parts.database(), parts.records(), parts.qualification(), parts.closing());
    }

    /** The parts of the sandbox that the control API acts on. */
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

    // ---- faults

    /**
     * Injects a fault into the next requests that match it.
     *
     * @throws IllegalArgumentException when the effect needs a whole request but the fault is for a batch part or a
     *     row
     */
    public void failNext(Fault fault) {
        parts.faults().arm(fault);
    }

    /** Answers the next request with a status and the error body of an unexpected error. */
    public void failNext(int status) {
        failNext(Fault.status(status));
    }

    /** Removes all faults that have not hit yet. */
    public void clearFaults() {
        parts.faults().clear();
    }

    /**
     * Blocks all requests from now on before they do anything, like a server that hangs; blocked requests count as
     * concurrent.
     */
    public void freeze() {
        parts.gate().frozen(true);
    }

    /** Lets the blocked requests continue. */
    public void unfreeze() {
        parts.gate().frozen(false);
    }

    /** Refuses connections, like a server that is down. */
    public void down() {
        parts.listener().refuseConnections();
    }

    /** Answers every request with 503, like a service under maintenance. */
    public void unavailable() {
        parts.gate().unavailable(true);
    }

    /** Ends {@link #down()} and {@link #unavailable()}. */
    public void up() {
        parts.gate().unavailable(false);
        parts.listener().acceptConnections();
    }

    /** Expires every token issued so far. */
    public void expireTokens() {
        parts.tokens().expireAll();
    }

    /** Sets the lifetime of tokens that are issued from now on. */
    public void tokenLifetime(Duration lifetime) {
        parts.tokens().lifetime(lifetime);
    }

    /** Expires every delta link issued so far. */
    public void expireDeltas() {
        parts.deltas().expireBefore(parts.database().skipVersion());
    }

    /** Sets the offset between the sandbox's clock and real time. */
    public void clockOffset(Duration offset) {
        parts.clock().offset(offset);
    }

    /** Changes the service protection limits and starts new windows. */
    public void limits(ProtectionLimits limits) {
        parts.throttle().limits(limits);
    }

    // ---- configuration

    /** Sets whether to reject what the real service silently ignores. */
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
     * Makes an alternate key unusable, like a key whose index is still being built, or usable again.
     *
     * @throws IllegalArgumentException when the table has no such key
     */
    public void alternateKeyActive(String table, String name, boolean active) {
        parts.database().activateKey(parts.database().model().table(table), name, active);
    }

    public void removeAlternateKey(String table, String name) {
        parts.database().removeKey(parts.database().model().table(table), name);
    }

    /**
     * Sets whether CreateMultiple and the other bulk messages exist for a table, together with the {@code
     * sdkmessagefilter} rows by which clients detect them. At first they exist.
     */
    public void bulkMessages(String table, boolean available) {
        parts.bulk().available(parts.database().model().table(table), available);
    }

    /**
     * Switches change tracking for a table on or off.
     *
     * @param table logical name
     */
    public void changeTracking(String table, boolean enabled) {
        parts.database().model().table(table).trackChanges(enabled);
    }

    /**
     * Revokes a privilege of the integration's application user.
     *
     * @param privilege name as the service writes it, e.g. {@code prvCreateLead}
     */
    public void denyPrivilege(String privilege) {
        denyPrivilege(WellKnown.INTEGRATION_USER, privilege);
    }

    /** Revokes a privilege of a user, for example of one who is impersonated. */
    public void denyPrivilege(UUID user, String privilege) {
        parts.records().privileges().deny(user, privilege);
    }

    /** Grants a privilege to the integration's application user again. */
    public void grantPrivilege(String privilege) {
        grantPrivilege(WellKnown.INTEGRATION_USER, privilege);
    }

    /** Grants a privilege to a user again. */
    public void grantPrivilege(UUID user, String privilege) {
        parts.records().privileges().grant(user, privilege);
    }

    // ---- inspection

    /** Returns all rows as JSON: entity set name to array of rows, without nulls. */
    public String dump() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Writes all rows as JSON; does not close the stream. */
    public void dump(OutputStream out) {
        new Dump(parts.database()).writeTo(out);
    }

    /** Returns the number of requests that the Web API has received. */
    public long requestCount() {
        return parts.requests().count();
    }

    /** Returns the latest requests, oldest first, at most 10,000. */
    public List<RecordedRequest> requests() {
        return parts.requests().requests();
    }

    public void clearRequests() {
        parts.requests().clear();
    }

    /** Returns what the real service would have silently ignored. */
    public List<Violation> violations() {
        return parts.violations().violations();
    }

    public void clearViolations() {
        parts.violations().clear();
    }

    // ---- the seller's actions

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

    /** Merges a lead into another lead, which keeps its own values. */
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
