package dev.gangway.onboarding.decisions;

import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Outcome;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.ClaimedRows;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.onboarding.link.Answered;
import dev.gangway.onboarding.link.LinkedProspect;
import dev.gangway.onboarding.link.OutcomeChunk;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The job {@code sales-outcomes}, after {@link SalesChanges} made prospects due: claims them and reads
 * what Sales says when the route asks how their leads, accounts, contacts and opportunities stand right now. {@link
 * OutcomeApplication} does what follows from it.
 */
public final class SalesOutcomes {
    public static final String JOB = Job.SALES_OUTCOMES.id();

    /** The columns of a lead that the route asks for. */
    public static final String SELECT = "leadid,statecode,merged,_masterid_value";

    /** What the route asks for along with them. */
    public static final String EXPAND =
            "parentaccountid($select=accountid,accountnumber,name,emailaddress1,telephone1,creditlimit,msdyn_creditlimitismandatory,_transactioncurrencyid_value,"
                    + "address1_line1,address1_city,address1_stateorprovince,address1_postalcode,address1_country),"
                    + "parentcontactid($select=contactid,msdyn_contactpersonid,firstname,lastname,emailaddress1,telephone1,"
                    + "address1_line1,address1_city,address1_stateorprovince,address1_postalcode,address1_country),"
                    + "opportunity_originating_lead($select=opportunityid,statecode)";

    /** Both as a query has them. */
    public static final String LEAD_OPTIONS = "$select=" + SELECT + "&$expand=" + EXPAND;

    private final Database headquarters;
    private final WorkQueue queue;
    private final int chunk;

    /** @param chunk how many leads are asked for with one request, at most {@value Dataverse#MAX_BATCH} */
    public SalesOutcomes(Database headquarters, WorkQueue queue, int chunk) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.chunk = chunk;
    }

    /** The prospects about which Sales has news. Their decisions fill half a dozen tables, and look things up in them. */
    public Claim claim() {
        headquarters.noticeGrowth();
        return queue.claim(JOB, chunk);
    }

    /** The claimed prospects, whose leads are then asked for with one request. */
    public LinkedProspects load(@ExchangeProperty("claim") Claim claim) {
        return new LinkedProspects(claim, prospects(claim));
    }

    /**
     * What Sales says about them.
     *
     * @param outcomes one for each of {@link LinkedProspects#leadIds}, in their order
     */
    public OutcomeChunk findings(
            @ExchangeProperty("prospects") LinkedProspects prospects, @Body List<Outcome> outcomes) {
        List<WorkItem> asked = List.copyOf(prospects.found().keySet());
        Answered.all(asked, outcomes);
        Map<WorkItem, OutcomeChunk.Finding> findings = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            WorkItem item = asked.get(i);
            findings.put(item, new OutcomeChunk.Finding(prospects.found().get(item), outcomes.get(i)));
        }
        return new OutcomeChunk(prospects.claim(), findings);
    }

    private Map<WorkItem, LinkedProspect> prospects(Claim claim) {
        Map<String, Object> keys = RecordKey.parameters(claim.keys(), "prospectids");
        Map<WorkItem, LinkedProspect> prospects = new LinkedHashMap<>();
        ClaimedRows.of(claim, headquarters.rowsByKey("decisions/outcomes-claimed", keys), "dataareaid", "prospectid")
                .forEach((item, row) -> prospects.put(item, LinkedProspect.of(row)));
        return prospects;
    }
}
