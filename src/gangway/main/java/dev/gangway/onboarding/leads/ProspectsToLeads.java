package dev.gangway.onboarding.leads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.ClaimedRows;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.odata.ServiceException;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.onboarding.link.OtherSalesEnvironmentException;
import dev.gangway.onboarding.link.guard.SalesEnvironment;
import dev.gangway.onboarding.link.maps.JsltMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of the job {@code prospects-to-leads} up to the endpoint that sends: claim, read, map. What Sales says is read
 * by {@link ExistingLeads} and written down by {@link LeadAcknowledgement}.
 *
 * <p>A prospect that has no lead yet is created with a key that was computed from its request, so that a repetition is
 * refused as existing; one that has a lead gets a change of just those columns in which headquarters differs from what was
 * written before, so that a seller's edits of other columns survive. When both sides changed the same column,
 * headquarters wins. Once a decision is taken, only the B2B status follows. A prospect that was deleted in headquarters
 * has its lead disqualified as canceled, if it is still open.
 */
public final class ProspectsToLeads {
    public static final String JOB = Job.PROSPECTS_TO_LEADS.id();

    private static final Logger LOG = LoggerFactory.getLogger(ProspectsToLeads.class);
    private static final String LEADS = "leads";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database headquarters;
    private final WorkQueue queue;
    private final SalesEnvironment environment;
    private final NewLeads newLeads;
    private final LeadMap map;
    private final BatchSizer sizer;

    /**
     * @param environment which Sales should be
     * @param newLeads which prospects get a new lead
     * @param map prospect to lead
     * @param sizer how many prospects make one request
     */
    public ProspectsToLeads(
            Database headquarters,
            WorkQueue queue,
            SalesEnvironment environment,
            NewLeads newLeads,
            LeadMap map,
            BatchSizer sizer) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.environment = environment;
        this.newLeads = newLeads;
        this.map = map;
        this.sizer = sizer;
    }

    /** As many prospects as make one request. */
    public Claim claim() {
        return queue.claim(JOB, sizer.next());
    }

    /**
     * Reads the claimed prospects, and tells which leads Sales has to be asked for first.
     *
     * @throws OtherSalesEnvironmentException when this database has its links to another one
     */
    public ClaimedProspects read(@ExchangeProperty("claim") Claim claim) {
        // maps look up keys of Sales, and those of another environment would be wrong
        environment.require();
        Map<String, Object> keys = RecordKey.parameters(claim.keys(), "prospectids");
        Map<WorkItem, Row> rows = ClaimedRows.of(
                claim,
                headquarters.rowsByKey("leads/prospects-claimed", keys),
                "claimed_dataareaid",
                "claimed_prospectid");
        Map<WorkItem, ClaimedProspect> prospects = new LinkedHashMap<>();
        rows.forEach((item, row) -> prospects.put(item, ClaimedProspect.of(row)));
        return newLeads.look(claim, prospects);
    }

    /**
     * Takes Sales' answer to that question.
     *
     * @param found one outcome for each of {@link ClaimedProspects#leadIds}, in their order
     */
    public ClaimedProspects found(
            @ExchangeProperty("prospects") ClaimedProspects prospects, @Body List<Outcome> found) {
        return newLeads.found(prospects, found);
    }

    /**
     * What must be written for each claimed prospect.
     *
     * @throws dev.gangway.onboarding.link.UnknownLeadsException when a lead would be created and Sales may have it already
     */
    public LeadChunk map(@ExchangeProperty("prospects") ClaimedProspects prospects) {
        List<LeadWrite> writes = prospects.claim().records().stream()
                .map(item -> write(item, prospects))
                .toList();
        newLeads.require(writes);
        return new LeadChunk(prospects.claim(), writes);
    }

    private LeadWrite write(WorkItem item, ClaimedProspects prospects) {
        ClaimedProspect prospect = prospects.found().get(item);
        if (prospect == null) {
            return notFound(item);
        }
        if (prospects.unsure().contains(item)) {
            return LeadWrite.later(item, prospect);
        }
        return prospects.leftAlone().contains(item) ? LeadWrite.nothing(item, prospect) : write(item, prospect);
    }

    /** The statement gives a row for each key, also for one whose prospect was deleted. */
    private static LeadWrite notFound(WorkItem item) {
        return LeadWrite.refused(
                item,
                ClaimedProspect.of(Row.of(Map.of())),
                new Refusal(
                        null,
                        "RecordNotFound",
                        "hq.prospect has no row that can be told by the key " + item
                                + ". Correct the key in headquarters, or discard this",
                        false));
    }

    private LeadWrite write(WorkItem item, ClaimedProspect prospect) {
        try {
            if (prospect.isDeleted()) {
                return prospect.isLinked() && !prospect.isDisqualified()
                        ? withdraw(item, prospect)
                        : LeadWrite.nothing(item, prospect);
            }
            if (!prospect.isLinked() && prospect.question() != null) {
                return LeadWrite.refused(
                        item, prospect, new Refusal(prospect.requestId(), "LeadAmbiguous", prospect.question(), true));
            }
            ObjectNode lead = map.lead(prospect.prospect());
            return prospect.isLinked() ? change(item, prospect, lead) : create(item, prospect, lead);
        } catch (JsltMap.MapException e) {
            return LeadWrite.refused(
                    item, prospect, new Refusal(prospect.requestId(), e.code(), e.getMessage(), e.isHopeless()));
        } catch (ServiceException e) {
            throw e; // asked for a currency; about no record
        } catch (RuntimeException e) {
            LOG.error("{}: {} cannot be mapped", JOB, item, e);
            return LeadWrite.refused(item, prospect, Refusal.byHeadquarters(e, prospect.requestId()));
        }
    }

    private LeadWrite create(WorkItem item, ClaimedProspect prospect, ObjectNode lead) {
        LeadIdentity identity = LeadIdentity.of(prospect.prospect());
        return new LeadWrite(
                item,
                prospect,
                LeadWrite.Kind.CREATE,
                identity,
                lead.toString(),
                Operation.create(LEADS, map.create(prospect.prospect(), identity, lead)),
                null);
    }

    private LeadWrite change(WorkItem item, ClaimedProspect prospect, ObjectNode lead) {
        ObjectNode before = stored(prospect.leadSent());
        ObjectNode difference = map.difference(prospect.prospect(), before, lead);
        if (difference.isEmpty()) {
            return LeadWrite.nothing(item, prospect);
        }
        ObjectNode after = before.deepCopy();
        difference.properties().forEach(column -> {
            if (column.getValue().isNull()) {
                after.remove(column.getKey());
            } else {
                after.set(column.getKey(), column.getValue());
            }
        });
        LeadIdentity identity = linked(prospect);
        return new LeadWrite(
                item,
                prospect,
                LeadWrite.Kind.CHANGE,
                identity,
                after.toString(),
                Operation.update(LEADS, identity.leadId(), difference),
                null);
    }

    /** Disqualified as canceled: state 2, status 7 (Sales developer reference, entity lead). */
    private static LeadWrite withdraw(WorkItem item, ClaimedProspect prospect) {
        ObjectNode canceled =
                JsonNodeFactory.instance.objectNode().put("statecode", 2).put("statuscode", 7);
        LeadIdentity identity = linked(prospect);
        return new LeadWrite(
                item,
                prospect,
                LeadWrite.Kind.WITHDRAW,
                identity,
                null,
                Operation.update(LEADS, identity.leadId(), canceled),
                null);
    }

    private static LeadIdentity linked(ClaimedProspect prospect) {
        return new LeadIdentity(prospect.leadId(), null);
    }

    /** Nothing is stored when an earlier attempt had arrived unseen: then every column is written once more. */
    private static ObjectNode stored(String lead) {
        try {
            return lead == null ? JsonNodeFactory.instance.objectNode() : (ObjectNode) JSON.readTree(lead);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "gangway.link.leadsent is not JSON; set it to null to write the lead again", e);
        }
    }

    /**
     * What goes to Sales now, with one request.
     *
     * @throws dev.gangway.ledger.LeaseLostException when another worker has the records by now
     */
    public List<Operation> operations(@ExchangeProperty("chunk") LeadChunk chunk) {
        List<LeadWrite> toSend = chunk.toSend();
        if (!toSend.isEmpty()) {
            // a late request would overwrite what another worker has sent since
            queue.keep(chunk.claim());
        }
        return toSend.stream().map(LeadWrite::operation).toList();
    }
}
