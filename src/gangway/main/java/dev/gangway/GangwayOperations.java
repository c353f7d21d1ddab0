package dev.gangway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.cloud.DecidedProspects;
import dev.gangway.control.Acts;
import dev.gangway.control.ErrorDesk;
import dev.gangway.control.Pauses;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.adopt.AdoptionOptions;
import dev.gangway.onboarding.adopt.report.AdoptionListener;
import dev.gangway.onboarding.adopt.report.AdoptionReport;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.handback.HandBack;
import dev.gangway.onboarding.link.CommerceColumns;
import dev.gangway.onboarding.link.CommerceLeadsView;
import dev.gangway.onboarding.privacy.ForgetReport;
import dev.gangway.onboarding.privacy.Forgetting;
import dev.gangway.onboarding.reconcile.ReconciliationListener;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import dev.gangway.onboarding.verify.VerificationOptions;
import dev.gangway.onboarding.verify.VerificationReport;
import dev.gangway.onboarding.verify.VerificationStep;
import dev.gangway.onboarding.where.Partner;
import dev.gangway.onboarding.where.Where;
import dev.gangway.wiring.alerts.AlertWatch;
import dev.gangway.wiring.operate.Examination;
import dev.gangway.wiring.operate.Operations;
import dev.gangway.wiring.services.Services;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The commands for operators, beside those of {@link Gangway} that run jobs. The context must be started unless a command
 * says otherwise.
 */
public abstract sealed class GangwayOperations permits Gangway {
    private final Services services;
    private final Supplier<DecidedProspects> decidedProspects;

    GangwayOperations(Services services, Supplier<DecidedProspects> decidedProspects) {
        this.services = services;
        this.decidedProspects = decidedProspects;
    }

    /** Some commands run jobs. */
    public abstract JobReport run(String job);

    private Operations operations() {
        return new Operations(services, decidedProspects.get(), job -> run(job).paused());
    }

    /**
     * Shows what jobs would do right now. Claims nothing and writes nothing, neither in a database nor in Sales. The
     * context must be started, and the tables must exist.
     *
     * @param jobs the jobs to show, from {@link #jobs()}
     * @param lines receives one JSON object per record for the jobs that use Sales, with what would be sent and
     *     decided, and one with a count for each other job
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     * @throws dev.gangway.onboarding.link.OtherSalesEnvironmentException when the database belongs to another one
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public void preview(Collection<String> jobs, Consumer<ObjectNode> lines) {
        operations().preview(jobs, lines);
    }

    /** Tells people what needs them now, as {@code gangway.alerts.*} say; for a process that does not stay up. */
    public void tellAlerts() {
        if (AlertWatch.isWanted(services)) {
            AlertWatch.once(services, services.backlog()::oldestSeconds);
        }
    }

    /**
     * Erases what is older than {@code gangway.retention.*} allow, if that is due and no node is doing it. A process that
     * runs the jobs on their schedules does it by itself.
     *
     * @return how many rows of which table
     */
    public Map<String, Long> tidyUp() {
        return services.retention().sweep(services.ledger.workingTime()::isOver);
    }

    /** The jobs that people have stopped. */
    public Pauses pauses() {
        return services.operators.pauses();
    }

    /** Where people decide about records in error. */
    public ErrorDesk errorDesk() {
        return services.operators.errorDesk(services.ledger.errors());
    }

    /** The record of operator actions. */
    public Acts acts() {
        return services.operators.acts();
    }

    /** The records that need manual action. */
    public ErrorLedger errors() {
        return services.ledger.errors();
    }

    /**
     * Compares headquarters with Sales and with the channel; safe while jobs are running. The context must be started.
     *
     * @param repair whether the differing records are made due for the jobs that repair them
     * @param listener receives each difference as it is found, and the progress
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     * @throws dev.gangway.onboarding.link.OtherSalesEnvironmentException when the database belongs to another one: all
     *     its leads would seem gone
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public ReconciliationReport reconcile(boolean repair, ReconciliationListener listener) {
        return operations().reconcile(repair, listener);
    }

    /**
     * Links existing leads, accounts and contacts in Sales to prospects and customers, instead of creating new ones;
     * safe while jobs are running. In the cloud the prospects of Finance and Operations are mirrored before, unless nothing
     * is to be written. The context must be started.
     *
     * @param listener receives each record that was linked or needs manual action, and the progress
     * @throws SettingException when no Sales is set up
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     * @throws dev.gangway.onboarding.link.OtherSalesEnvironmentException when the database belongs to another one
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public AdoptionReport adopt(AdoptionOptions options, AdoptionListener listener) {
        return operations().adopt(options, listener);
    }

    /**
     * Which row of Sales stands for which prospect and customer, for whoever takes over from Gangway.
     *
     * @param lines gets the values of each line, in the order of {@link HandBack#COLUMNS}
     */
    public void handBack(Consumer<List<String>> lines) {
        new HandBack(services.databases.headquarters(), services.host.settings().legalEntities()).write(lines);
    }

    /** As {@link #verify(VerificationOptions, Consumer)}, against test environments only. */
    public VerificationReport verify(Duration patience, Consumer<VerificationStep> listener) {
        return verify(VerificationOptions.of(patience), listener);
    }

    /**
     * Microsoft's acceptance test: a marked request becomes a prospect and a lead, and all of it is removed again. In the
     * cloud two marked prospects become leads and are decided by writes, which answers what no document does. Runs the
     * jobs that it needs, beside those of other nodes. The context must be started.
     *
     * @param listener receives each step when it is over
     * @throws SettingException when no Sales is set up
     */
    public VerificationReport verify(VerificationOptions options, Consumer<VerificationStep> listener) {
        return operations().verify(options, listener);
    }

    /**
     * Checks Gangway's environment and names the remedy for each problem; changes nothing. The
     * context must be started, with {@code gangway.migrate=false} if a database may be away.
     *
     * @param listener receives each finding at once
     */
    public List<Finding> doctor(Consumer<Finding> listener) {
        return new Examination(services).run(listener);
    }

    /**
     * The view in Sales that shows the leads of prospects, for checking and creating it. The context must be started.
     *
     * @throws SettingException when no Sales is set up
     */
    public CommerceLeadsView commerceLeadsView() {
        return new CommerceLeadsView(operations().requiredSales().client());
    }

    /**
     * The columns in Sales that only Microsoft's Commerce solution adds, for checking and creating them. The context must
     * be started.
     *
     * @throws SettingException when no Sales is set up
     */
    public CommerceColumns commerceColumns() {
        return new CommerceColumns(operations().requiredSales().client());
    }

    /** Describes where P-0001, or in the cloud the job headquarters, began or will begin. The tables must exist. */
    public String startPoint() {
        return operations().startPoint();
    }

    /**
     * Finds partners by whatever somebody knows of them, and tells their ways.
     *
     * @param text e-mail address, company, name, request, prospect, lead, customer number or hierarchy
     * @param max how many at the most
     */
    public List<Partner> where(String text, int max) {
        return new Where(services.databases.headquarters(), services.databases.channel()).find(text, max);
    }

    /**
     * Erases a person's data from Gangway's own tables, from mails and from errors.
     *
     * @param dryRun whether nothing is to be changed
     * @param who wants it
     */
    public ForgetReport forget(String email, boolean dryRun, String who) {
        return new Forgetting(
                        services.databases.headquarters(), services.databases.channel(), services.operators.acts())
                .forget(email, dryRun, who);
    }

    /** The commands for operators. */
    public Status status() {
        return new Status(
                services.databases.headquarters(),
                services.ledger.queue(),
                services.ledger.jobRuns(),
                services.ledger.nodes(),
                services.ledger.standstills(),
                services.operators.pauses());
    }
}
