package dev.gangway.onboarding;

import static dev.gangway.database.Database.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.sales.BatchSizer;
import dev.gangway.sales.Dataverse;
import dev.gangway.sales.DataverseRejectedException;
import dev.gangway.sales.DataverseUnavailableException;
import dev.gangway.sales.Operation;
import dev.gangway.sales.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The first three steps of the job {@code prospects-to-leads}: claim, map, send. {@link LeadAcknowledgement} is the fourth.
 *
 * <p>A prospect that has no lead yet is created with a key that was computed from its request, so that a repetition is
 * refused as existing; one that has a lead gets a change of just those columns in which headquarters differs from what was
 * written before, so that a seller's edits of other columns survive. When both sides changed the same column,
 * headquarters wins. Once a decision is taken, only the B2B status follows. A prospect that was deleted in headquarters
 * has its lead disqualified as canceled, if it is still open.
 */
public final class ProspectsToLeads {
    public static final String JOB = "prospects-to-leads";

    private static final String LEADS = "leads";
    /** The payload names a column that the table does not have, or holds a value of the wrong type for one. */
    private static final String PAYLOAD_NOT_UNDERSTOOD = "0x80048d19";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database headquarters;
    private final WorkQueue queue;
    private final Dataverse sales;
    private final SalesEnvironment environment;
    private final LeadMap map;
    private final BatchSizer sizer;

    /**
     * @param environment which Sales should be
     * @param map prospect to lead
     * @param sizer how many prospects make one request
     */
    public ProspectsToLeads(
            Database headquarters,
            WorkQueue queue,
            Dataverse sales,
            SalesEnvironment environment,
            LeadMap map,
            BatchSizer sizer) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.sales = sales;
        this.environment = environment;
        this.map = map;
        this.sizer = sizer;
    }

    /** As many prospects as make one request. */
    public Claim claim() {
        return queue.claim(JOB, sizer.next());
    }

    /**
     * What has to be written for each claimed prospect.
     *
     * @throws OtherSalesEnvironmentException when this database has its links to another one
     */
    public LeadChunk map(@ExchangeProperty("claim") Claim claim) {
        // maps look up keys of Sales, and those of another environment would be wrong
        environment.require();
        Map<String, Due> dues = new HashMap<>();
        claim.records().forEach(due -> dues.put(due.toString(), due));
        Map<String, Object> keys = Map.of(
                "dataareaids",
                        texts(claim.records().stream().map(Due::dataareaid).toList()),
                "prospectids", texts(claim.records().stream().map(Due::subject).toList()));
        List<LeadWrite> writes = headquarters.rowsByKey("prospects-claimed", keys).stream()
                .map(row -> write(dues.get(row.text("claimed_dataareaid") + '/' + row.text("claimed_prospectid")), row))
                .toList();
        return new LeadChunk(claim, writes, List.of());
    }

    private LeadWrite write(Due due, Row prospect) {
        boolean linked = prospect.text("link_leadid") != null;
        if (prospect.text("prospectid") == null) {
            return linked && !"Disqualified".equals(prospect.text("link_leadstate"))
                    ? withdraw(due, prospect)
                    : LeadWrite.nothing(due, prospect);
        }
        try {
            ObjectNode lead = map.lead(prospect);
            return linked ? change(due, prospect, lead) : create(due, prospect, lead);
        } catch (JsltMap.MapException e) {
            return LeadWrite.refused(
                    due, prospect, new Refusal(prospect.text("requestid"), e.code(), e.getMessage(), e.isHopeless()));
        }
    }

    private LeadWrite create(Due due, Row prospect, ObjectNode lead) {
        LeadIdentity identity = LeadIdentity.of(prospect);
        return new LeadWrite(
                due,
                prospect,
                LeadWrite.Kind.CREATE,
                identity,
                lead.toString(),
                Operation.create(LEADS, map.create(prospect, identity, lead)),
                null);
    }

    private LeadWrite change(Due due, Row prospect, ObjectNode lead) {
        ObjectNode before = stored(prospect.text("link_leadsent"));
        ObjectNode difference = map.difference(prospect, before, lead);
        if (difference.isEmpty()) {
            return LeadWrite.nothing(due, prospect);
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
                due,
                prospect,
                LeadWrite.Kind.CHANGE,
                identity,
                after.toString(),
                Operation.update(LEADS, identity.leadId(), difference),
                null);
    }

    /** Disqualified as canceled: state 2, status 7 (Sales developer reference, entity lead). */
    private static LeadWrite withdraw(Due due, Row prospect) {
        ObjectNode canceled =
                JsonNodeFactory.instance.objectNode().put("statecode", 2).put("statuscode", 7);
        LeadIdentity identity = linked(prospect);
        return new LeadWrite(
                due,
                prospect,
                LeadWrite.Kind.WITHDRAW,
                identity,
                null,
                Operation.update(LEADS, identity.leadId(), canceled),
                null);
    }

    private static LeadIdentity linked(Row prospect) {
        return new LeadIdentity(UUID.fromString(prospect.text("link_leadid")), null);
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
     * Sends the chunk with one request.
     *
     * @throws DataverseUnavailableException when Sales is away or asks to wait: nothing is known about any record
     * @throws LeadMapMisfitException when none of the leads was understood
     */
    public LeadChunk send(@Body LeadChunk chunk) {
        List<LeadWrite> toSend = chunk.writes().stream()
                .filter(write -> write.operation() != null)
                .toList();
        List<LeadAnswer> answers = new ArrayList<>();
        chunk.writes().stream()
                .filter(write -> write.operation() == null)
                .forEach(write -> answers.add(new LeadAnswer(write, null)));
        send(toSend, answers);
        return new LeadChunk(chunk.claim(), chunk.writes(), answers);
    }

    private void send(List<LeadWrite> writes, List<LeadAnswer> answers) {
        if (writes.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        List<Outcome> outcomes;
        try {
            outcomes = sales.batch(writes.stream().map(LeadWrite::operation).toList());
        } catch (DataverseUnavailableException e) {
            sizer.throttled(writes.size());
            throw e;
        } catch (DataverseRejectedException e) {
            // the request as a whole was refused, because of its size or of a record that the service does not name
            halves(writes, answers, e);
            return;
        }
        sizer.measured(writes.size(), Duration.ofNanos(System.nanoTime() - started));
        checkThatTheMapFits(outcomes);
        for (int i = 0; i < outcomes.size(); i++) {
            answers.add(new LeadAnswer(writes.get(i), outcomes.get(i)));
        }
    }

    /** A column that was dropped or renamed in Sales, for instance; one lead alone may well be to blame itself. */
    private static void checkThatTheMapFits(List<Outcome> outcomes) {
        Outcome first = outcomes.get(0);
        if (outcomes.size() > 1
                && PAYLOAD_NOT_UNDERSTOOD.equals(first.code())
                && outcomes.stream()
                        .allMatch(one ->
                                first.code().equals(one.code()) && Objects.equals(first.message(), one.message()))) {
            throw new LeadMapMisfitException("No lead of " + outcomes.size() + " fits Sales' table: " + first.message()
                    + ". Correct the map or the table; `doctor` compares them");
        }
    }

    private void halves(List<LeadWrite> writes, List<LeadAnswer> answers, DataverseRejectedException e) {
        int size = writes.size();
        if (size == 1) {
            LeadWrite write = writes.get(0);
            answers.add(new LeadAnswer(
                    LeadWrite.refused(
                            write.due(),
                            write.prospect(),
                            new Refusal(write.prospect().text("requestid"), e.code(), e.getMessage(), true)),
                    null));
        } else {
            send(writes.subList(0, size / 2), answers);
            send(writes.subList(size / 2, size), answers);
        }
    }
}
