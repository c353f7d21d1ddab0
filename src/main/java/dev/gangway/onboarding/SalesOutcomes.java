package dev.gangway.onboarding;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.sales.Dataverse;
import dev.gangway.sales.DataverseUnavailableException;
import dev.gangway.sales.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;

/**
 * The job {@code sales-outcomes}, after {@link SalesChanges} made prospects due: claims them and asks Sales how their
 * leads, accounts, contacts and opportunities stand right now. {@link OutcomeApplication} does what follows from it.
 */
public final class SalesOutcomes {
    public static final String JOB = "sales-outcomes";

    /** What is asked about each lead. */
    public static final String LEAD_OPTIONS = "$select=leadid,statecode,merged,_masterid_value"
            + "&$expand=parentaccountid($select=accountid,accountnumber,name,emailaddress1,telephone1,creditlimit,msdyn_creditlimitismandatory,"
            + "address1_line1,address1_city,address1_stateorprovince,address1_postalcode,address1_country),"
            + "parentcontactid($select=contactid,msdyn_contactpersonid,firstname,lastname,emailaddress1,telephone1,"
            + "address1_line1,address1_city,address1_stateorprovince,address1_postalcode,address1_country),"
            + "opportunity_originating_lead($select=opportunityid,statecode)";

    private final Database headquarters;
    private final WorkQueue queue;
    private final Dataverse sales;
    private final int chunk;

    /** @param chunk how many leads are asked for with one request, at most {@value Dataverse#MAX_BATCH} */
    public SalesOutcomes(Database headquarters, WorkQueue queue, Dataverse sales, int chunk) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.sales = sales;
        this.chunk = chunk;
    }

    /** The prospects about which Sales has news. Their decisions fill half a dozen tables, and look things up in them. */
    public Claim claim() {
        headquarters.noticeGrowth();
        return queue.claim(JOB, chunk);
    }

    /**
     * Reads the leads of the claimed prospects, all that exist with one request.
     *
     * @throws DataverseUnavailableException when Sales is away or asks to wait
     */
    public OutcomeChunk fetch(@ExchangeProperty("claim") Claim claim) {
        Map<Due, Row> prospects = prospects(claim);
        List<Due> asked = List.copyOf(prospects.keySet());
        List<Outcome> outcomes = sales.retrieveAll(
                "leads",
                "leadid",
                asked.stream().map(due -> prospects.get(due).text("leadid")).toList(),
                LEAD_OPTIONS);
        Map<Due, OutcomeChunk.Finding> findings = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Due due = asked.get(i);
            findings.put(due, new OutcomeChunk.Finding(prospects.get(due), outcomes.get(i)));
        }
        return new OutcomeChunk(claim, findings);
    }

    private Map<Due, Row> prospects(Claim claim) {
        Map<String, Due> dues = claim.records().stream().collect(toMap(Due::toString, due -> due));
        Map<String, Object> keys = Map.of(
                "dataareaids",
                        texts(claim.records().stream().map(Due::dataareaid).toList()),
                "prospectids", texts(claim.records().stream().map(Due::subject).toList()));
        return headquarters.rowsByKey("outcomes-claimed", keys).stream()
                .collect(toMap(row -> dues.get(row.text("dataareaid") + '/' + row.text("prospectid")), row -> row));
    }
}
