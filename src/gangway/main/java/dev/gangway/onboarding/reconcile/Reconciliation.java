package dev.gangway.onboarding.reconcile;

import dev.gangway.commerce.cloud.DecidedProspects;
import dev.gangway.commerce.partners.LegalEntities;
import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.leads.LeadMap;
import java.util.List;
import java.util.Map;

/**
 * Compares headquarters with Sales and with the channel, in the cloud also with what Finance and Operations has now, and names each difference. Safe beside running jobs: what a job
 * still has before it is no difference. Reads page after page; what grows with the number of records is 8 to 16 bytes for
 * each lead.
 */
public final class Reconciliation {
    private final Database headquarters;
    private final Database channel;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final LegalEntities served;
    private DecidedProspects cloud;

    /**
     * @param channel null where mails and delivery are Microsoft's
     * @param served the legal entities whose prospects are compared with leads
     */
    public Reconciliation(
            Database headquarters, Database channel, WorkQueue queue, ErrorLedger errors, LegalEntities served) {
        this.served = served;
        this.headquarters = headquarters;
        this.channel = channel;
        this.queue = queue;
        this.errors = errors;
    }

    /** @param prospects what Finance and Operations has decided; null where headquarters is tables */
    public Reconciliation cloud(DecidedProspects prospects) {
        this.cloud = prospects;
        return this;
    }

    /**
     * Where Sales is asked.
     *
     * @param map prospect to lead
     * @param changes knows what the jobs have read of Sales
     */
    public record Sales(Dataverse dataverse, LeadMap map, SalesChanges changes) {}

    /**
     * Compares everything once.
     *
     * @param sales null when no Sales is set up: then mails and deliveries only
     * @param repair whether the jobs that repair the differences get them to do
     * @throws dev.gangway.odata.ServiceException when Sales or Finance and Operations is away or refuses
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public ReconciliationReport run(Sales sales, boolean repair, ReconciliationListener listener) {
        var tally = new Tally(listener, repair ? new Requeueing(headquarters, errors) : null);
        List<String> areas = headquarters.rows("reconcile/areas", Map.of()).stream()
                .map(row -> row.text("dataareaid"))
                .toList();
        if (cloud != null) {
            new CloudCheck(cloud, queue, tally).run();
        }
        if (sales != null) {
            new PartnerCheck(
                            headquarters,
                            queue,
                            sales.changes(),
                            new Leads(sales.dataverse()),
                            new PartnerComparison(sales.map()),
                            new PartnerCheck.Areas(
                                    areas.stream().filter(served::serves).toList(),
                                    areas.stream()
                                            .filter(area -> !served.serves(area))
                                            .toList()),
                            tally)
                    .run();
        }
        if (channel != null) {
            new MailCheck(headquarters, queue, tally).run();
            new DeliveryCheck(headquarters, channel, queue, tally).run(areas);
        }
        return tally.report();
    }
}
