package dev.gangway.wiring.services;

import dev.gangway.SettingException;
import dev.gangway.control.ServiceRest;
import dev.gangway.ledger.Job;
import dev.gangway.observe.ChannelBacklog;
import dev.gangway.observe.Figures;
import dev.gangway.observe.Health;
import dev.gangway.odata.signin.Ending;
import dev.gangway.onboarding.privacy.Retention;
import dev.gangway.onboarding.privacy.RetentionPeriods;
import dev.gangway.wiring.network.OwnCertificate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/**
 * The services of one Gangway instance, built from the settings of its Camel context. Opens pools and the client of
 * Sales, and nothing moves before the routes do; its creator closes it.
 */
public final class Services implements AutoCloseable {
    public final Host host;
    public final Databases databases;
    public final OperatorServices operators;
    public final LedgerServices ledger;
    public final MailServices mail;
    /** Null where headquarters is tables. */
    public final CloudServices cloud;
    /** Null where Sales is not set up. */
    public final SalesServices sales;

    public final JobSetup jobs;

    /** @throws SettingException when a setting is missing or wrong */
    public Services(CamelContext context) {
        this.host = Host.of(context);
        // wrong addresses are refused before anything is opened
        SalesAddress address = SalesAddress.of(host.settings());
        FnoAddress fno = FnoAddress.of(host.settings());
        this.mail = new MailServices(host);
        this.databases = new Databases(host);
        this.operators = OperatorServices.of(databases.headquarters());
        this.ledger = LedgerServices.of(host, databases, operators.pauses());
        this.cloud = fno == null ? null : fno.open(context, host.clock());
        this.sales = SalesServices.of(address, host, databases.headquarters(), ledger, cloud);
        this.jobs = new JobSetup(
                host.settings(),
                Map.of(
                        Job.Need.TABLES,
                        cloud == null,
                        // decisions come from Sales
                        Job.Need.CLOUD,
                        cloud != null && sales != null,
                        Job.Need.SALES,
                        sales != null,
                        Job.Need.MAIL,
                        mail.isSetUp()));
    }

    /** What the job that uses Finance and Operations does before it begins; waits asked of other nodes are kept. */
    public Runnable cloudAdmission() {
        var rest = new ServiceRest(
                databases.headquarters(),
                cloud.client()::rest,
                cloud.environment().toString());
        cloud.client().onRest(rest::writeDown);
        return () -> {
            rest.honour();
            sales.admission().run();
        };
    }

    /** With what this Gangway signs in, by the second word of its settings. */
    public Map<String, Ending> credentials() {
        Map<String, Ending> credentials = new TreeMap<>(databases.signIns());
        if (sales != null) {
            credentials.put("sales", sales.signIn());
        }
        if (mail.hasServer()) {
            mail.signIn().ifPresent(signIn -> credentials.put("mail", signIn));
        }
        if (cloud != null) {
            credentials.put("fno", cloud.signIn());
        }
        OwnCertificate.of(host.settings()::text).ifPresent(own -> credentials.put("tls", own));
        return credentials;
    }

    /** Whether this node works. */
    public Health health() {
        return new Health(
                host.context(),
                Map.of("headquarters", databases.headquarters(), "channel", databases.channel()),
                jobs.running(),
                ledger.outages(),
                operators.pauses()::of,
                ledger.standstills());
    }

    /** What there is to measure. */
    public Figures figures() {
        return new Figures(
                databases.headquarters(),
                backlog()::look,
                new Figures.Jobs(jobs.able(), ledger.jobRuns(), ledger.outages(), operators.pauses()::of),
                ledger.standstills(),
                new Figures.Services(
                        () -> sales == null ? null : sales.client().limits(),
                        () -> cloud == null ? null : cloud.client().limits(),
                        this::credentials));
    }

    /** The requests that wait in the channel. */
    public ChannelBacklog backlog() {
        return new ChannelBacklog(databases.headquarters(), databases.channel());
    }

    /** The tables of Sales whose changes are followed. */
    public Set<String> followedTables() {
        return sales == null ? Set.of() : sales.followedTables();
    }

    /** Erases what is too old. */
    public Retention retention() {
        return new Retention(
                databases.headquarters(),
                new RetentionPeriods(host.settings()::text),
                operators.acts(),
                ledger.nodes().id());
    }

    /** The pools and the clients; beans and routes are not its business. */
    @Override
    public void close() {
        if (sales != null) {
            sales.close();
        }
        mail.close();
        if (cloud != null) {
            cloud.client().close();
        }
        databases.close();
    }
}
