package dev.gangway.wiring.operate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.Setting;
import dev.gangway.commerce.cloud.CloudStart;
import dev.gangway.commerce.cloud.DecidedProspects;
import dev.gangway.commerce.requests.StartPoint;
import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.ledger.Job;
import dev.gangway.onboarding.adopt.Adoption;
import dev.gangway.onboarding.adopt.AdoptionOptions;
import dev.gangway.onboarding.adopt.report.AdoptionListener;
import dev.gangway.onboarding.adopt.report.AdoptionReport;
import dev.gangway.onboarding.preview.Preview;
import dev.gangway.onboarding.reconcile.Reconciliation;
import dev.gangway.onboarding.reconcile.ReconciliationListener;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import dev.gangway.onboarding.verify.CloudVerification;
import dev.gangway.onboarding.verify.Verification;
import dev.gangway.onboarding.verify.VerificationOptions;
import dev.gangway.onboarding.verify.VerificationReport;
import dev.gangway.onboarding.verify.VerificationStep;
import dev.gangway.wiring.services.SalesServices;
import dev.gangway.wiring.services.Services;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The commands of operators that look at both systems, or run jobs. */
public final class Operations {
    private final Services services;
    private final Database headquarters;
    private final DecidedProspects decidedProspects;
    private final Function<String, String> jobs;

    /**
     * @param decidedProspects null where headquarters is tables
     * @param jobs runs a job once, and returns why it did not; null when it did
     */
    public Operations(Services services, DecidedProspects decidedProspects, Function<String, String> jobs) {
        this.services = services;
        this.headquarters = services.databases.headquarters();
        this.decidedProspects = decidedProspects;
        this.jobs = jobs;
    }

    /** What jobs would do right now, as one JSON object per record, or one with a count. */
    public void preview(Collection<String> jobsToShow, Consumer<ObjectNode> lines) {
        Preview preview = services.sales == null ? null : preview(services.sales, jobsToShow);
        for (String job : jobsToShow) {
            switch (Job.of(job).orElseThrow()) {
                case PROSPECTS_TO_LEADS -> preview.prospectsToLeads(lines);
                case SALES_OUTCOMES -> preview.salesOutcomes(lines);
                case PULL_REQUESTS ->
                    lines.accept(due(job, services.backlog().look().requests()));
                default ->
                    lines.accept(due(
                            job,
                            services.ledger
                                    .queue()
                                    .counts()
                                    .getOrDefault(job, Map.of())
                                    .getOrDefault("due", 0L)));
            }
        }
    }

    private Preview preview(SalesServices sales, Collection<String> jobsToShow) {
        if (jobsToShow.contains(Job.PROSPECTS_TO_LEADS.id()) || jobsToShow.contains(Job.SALES_OUTCOMES.id())) {
            sales.environment().compare();
        }
        return new Preview(
                headquarters,
                services.ledger.queue(),
                sales.client(),
                sales.leadsPreview(),
                sales.changes(),
                sales.outcomes(Dataverse.MAX_BATCH));
    }

    private static ObjectNode due(String job, long records) {
        return JsonNodeFactory.instance.objectNode().put("job", job).put("due", records);
    }

    /** Compares headquarters with Sales and with the channel. */
    public ReconciliationReport reconcile(boolean repair, ReconciliationListener listener) {
        SalesServices sales = services.sales;
        if (sales != null) {
            sales.environment().compare();
        }
        Reconciliation.Sales both =
                sales == null ? null : new Reconciliation.Sales(sales.client(), sales.leadMap(), sales.changes());
        return new Reconciliation(
                        headquarters,
                        services.cloud == null ? services.databases.channel() : null,
                        services.ledger.queue(),
                        services.ledger.errors(),
                        services.host.settings().legalEntities())
                .cloud(decidedProspects)
                .run(both, repair, listener);
    }

    /** Links what exists in Sales already. */
    public AdoptionReport adopt(AdoptionOptions options, AdoptionListener listener) {
        SalesServices sales = requiredSales();
        if (options.dryRun()) {
            sales.environment().compare();
        } else {
            sales.environment().require();
            if (decidedProspects != null) {
                // pending ones first: their leads are looked for as well
                jobs.apply(Job.HEADQUARTERS.id());
                decidedProspects.mirror();
            }
        }
        return new Adoption(sales.adoption()).run(options, listener);
    }

    /** Sends marked requests or prospects all the way, and removes them again. */
    public VerificationReport verify(VerificationOptions options, Consumer<VerificationStep> listener) {
        Dataverse sales = requiredSales().client();
        if (services.cloud != null) {
            var cloud = new CloudVerification.Services(
                    headquarters,
                    services.cloud.client(),
                    services.cloud.environment(),
                    services.cloud.options(),
                    sales,
                    jobs);
            return new CloudVerification(cloud, options, listener).run();
        }
        return new Verification(
                        headquarters,
                        services.databases.channel(),
                        sales,
                        Verification.DEFAULT_LEGAL_ENTITY,
                        jobs,
                        options.patience(),
                        listener)
                .run();
    }

    /** @throws dev.gangway.SettingException when no Sales is set up */
    public SalesServices requiredSales() {
        services.host.settings().required(Setting.SALES_URL);
        return services.sales;
    }

    /** Where P-0001, or in the cloud the job headquarters, began or will begin, in words. */
    public String startPoint() {
        return services.cloud == null
                ? startPoint(
                        Job.PULL_REQUESTS,
                        headquarters
                                .rows("requests/watermark", Map.of("jobid", Job.PULL_REQUESTS.id()))
                                .get(0)
                                .text("startpoint"),
                        services.host.settings().startPoint().words(),
                        Setting.PULL_START)
                : startPoint(
                        Job.HEADQUARTERS,
                        CloudStart.begun(headquarters),
                        services.cloud.options().start().words(),
                        Setting.FNO_START);
    }

    private static String startPoint(Job job, String begun, String words, Setting setting) {
        return begun == null
                ? job.id() + " will begin " + StartPoint.at(words) + " (" + setting.key() + ")"
                : job.id() + " began " + StartPoint.at(begun);
    }
}
