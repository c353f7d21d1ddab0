package dev.gangway.wiring;

import static dev.gangway.ledger.Job.PROSPECTS_TO_LEADS;
import static dev.gangway.ledger.Job.SALES_OUTCOMES;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.templates.NotificationTemplates;
import dev.gangway.commerce.requests.UnseenRequests;
import dev.gangway.control.Acts;
import dev.gangway.control.ErrorDesk;
import dev.gangway.control.Pause;
import dev.gangway.control.Pauses;
import dev.gangway.control.ServiceRest;
import dev.gangway.database.Database;
import dev.gangway.database.Schema;
import dev.gangway.database.SqlFiles;
import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.ledger.ChangeCapture;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Nodes;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.Standstills;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.observe.Figures;
import dev.gangway.observe.Health;
import dev.gangway.observe.alerts.DecisionEvents;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.http.SteadyClock;
import dev.gangway.odata.signin.Ending;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.onboarding.adopt.AdoptionParts;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import dev.gangway.onboarding.leads.LeadMap;
import dev.gangway.onboarding.leads.NewLeads;
import dev.gangway.onboarding.leads.ProspectsToLeads;
import dev.gangway.onboarding.link.DualWriteGuard;
import dev.gangway.onboarding.link.DualWriteMaps;
import dev.gangway.onboarding.link.SalesEnvironment;
import dev.gangway.onboarding.link.UnknownLeads;
import dev.gangway.onboarding.link.maps.JsltMap;
import dev.gangway.onboarding.privacy.Retention;
import dev.gangway.onboarding.privacy.RetentionPeriods;
import dev.gangway.spi.DecisionListener;
import dev.gangway.spi.LeadInterceptor;
import dev.gangway.wiring.mail.ConfiguredMail;
import dev.gangway.wiring.network.ConfiguredNetwork;
import dev.gangway.wiring.network.OwnCertificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.util.function.Suppliers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services of one Gangway instance, built from the settings of its Camel context. Opens pools and the client of
 * Sales, and nothing moves before the routes do; its creator closes it.
 */
public final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    public final CamelContext context;
    /** Tells the time to everything that asks for it, but for waits. */
    public final Clock clock = Clock.systemUTC();

    public final Settings settings;
    public final CompanySettings companies;
    /** Where routes, statements, maps and mails are; ends with a slash. */
    public final String routes;

    public final DataSources dataSources;
    public final Database headquarters;
    public final Database channel;
    public final Nodes nodes;
    public final WorkQueue queue;
    public final ErrorLedger errors;
    public final ErrorDesk errorDesk;
    public final JobRuns jobRuns;
    public final ChangeCapture capture;
    public final Standstills standstills;
    public final Pauses pauses;
    public final Acts acts;
    public final WorkingTime workingTime;
    public final Outages outages = new Outages(new SteadyClock());
    /** Null where Sales is not set up. */
    public final SignIn salesSignIn;

    private final ConfiguredMail configuredMail;

    /** The same. */
    public final Dataverse sales;
    /** The same. */
    public final SalesEnvironment environment;
    /** Null where headquarters is tables. */
    public final CloudParts cloud;
    /** What has to be right before anything begins. */
    final Runnable admission;

    /** @throws SettingException when a setting is missing or wrong */
    public Parts(CamelContext context) {
        this.context = context;
        this.settings = new Settings(context);
        settings.refuseUnknown(Job.ids());
        settings.check(Job.ids());
        settings.warnings().forEach(LOG::warn);
        this.companies = settings.companies();
        SalesAddress address = settings.has(Setting.SALES_URL) ? new SalesAddress(settings) : null;
        ServiceConnection connection = address == null ? null : address.connection();
        this.salesSignIn = address == null ? null : address.signIn();
        this.configuredMail = new ConfiguredMail(context, settings::text, SalesAddress.signInSettings(settings), clock);
        FnoAddress fno = FnoAddress.of(settings);
        this.routes = RouteFiles.folder(settings.text(Setting.ROUTES));
        this.dataSources = new DataSources(context, settings);
        SqlFiles files = new SqlFiles(context, routes);
        this.headquarters = database(dataSources.headquarters(), files);
        this.channel = dataSources.isOneDatabase() ? headquarters : database(dataSources.channel(), files);
        String node = Node.name(settings.text(Setting.NODE));
        this.nodes = new Nodes(headquarters, node);
        this.acts = new Acts(headquarters);
        this.pauses = new Pauses(headquarters, acts);
        this.workingTime =
                new WorkingTime(clock, job -> pauses.of(job).map(Pause::words).orElse(null));
        this.queue = new WorkQueue(
                headquarters, Duration.ofSeconds(settings.number(Setting.LEASE)), nodes.id(), workingTime);
        this.errors = new ErrorLedger(
                headquarters,
                queue,
                settings.number(Setting.MAX_ATTEMPTS),
                Duration.ofSeconds(settings.number(Setting.RETRY_SECONDS)));
        this.errorDesk = new ErrorDesk(headquarters, errors, acts);
        this.jobRuns = new JobRuns(headquarters, outages, workingTime, node);
        this.capture = new ChangeCapture(headquarters, Schema.headquarters(headquarters));
        this.standstills = new Standstills(
                headquarters, queue, jobRuns, capture, longestWait(), new UnseenRequests(channel, headquarters)::look);
        this.sales = connection == null ? null : new Dataverse(context, connection, salesSignIn);
        this.cloud = fno == null ? null : fno.open(context, clock);
        this.admission = sales != null && cloud != null && cloud.refusesDualWrite()
                ? new DualWriteGuard(new DualWriteMaps(sales))::refuse
                : () -> {};
        this.environment = connection == null
                ? null
                : new SalesEnvironment(
                                headquarters, sales, connection.environment().toString())
                        .admission(admission);
    }

    /** What the job that uses Finance and Operations does before it begins; waits asked of other nodes are kept. */
    Runnable cloudAdmission() {
        var rest = new ServiceRest(
                headquarters, cloud.client()::rest, cloud.environment().toString());
        cloud.client().onRest(rest::writeDown);
        return () -> {
            rest.honour();
            admission.run();
        };
    }

    private Database database(DataSource dataSource, SqlFiles files) {
        var database = new Database(dataSource, files, clock);
        database.limit(dataSources.limits(dataSource));
        return database;
    }

    /** The latest from now at which a record can be due: the end of its lease, or its last attempt. */
    private Duration longestWait() {
        Duration lease = Duration.ofSeconds(settings.number(Setting.LEASE));
        Duration lastRetry = errors.longestDelay();
        return lease.compareTo(lastRetry) > 0 ? lease : lastRetry;
    }

    /** The names of the jobs that can run with these settings, in their order. */
    public List<String> jobs() {
        return Arrays.stream(Job.values())
                .filter(job -> job.needs().stream().allMatch(this::isSetUp))
                .map(Job::id)
                .toList();
    }

    /** Those of them that this node does not leave to others: not those whose schedule is {@code off}. */
    public List<String> running() {
        boolean scheduled = settings.flag(Setting.SCHEDULES);
        return jobs().stream()
                .filter(job -> !scheduled || !settings.schedule(job).isOff())
                .toList();
    }

    /** Those of them that run at certain times, and not again and again. */
    public List<String> atTimes() {
        return running().stream().filter(job -> schedule(job).cron() != null).toList();
    }

    /** What a job lacks here, in words; null when it can run. */
    public String missing(Job job) {
        return job.needs().stream()
                .sorted()
                .filter(need -> !isSetUp(need))
                .map(Job.Need::otherwise)
                .findFirst()
                .orElse(null);
    }

    /** The names of the jobs of this kind of headquarters that lack something here. */
    public List<String> off() {
        return Arrays.stream(Job.values())
                .filter(job -> job.needs().stream().filter(Job.Need::isOfKind).allMatch(this::isSetUp))
                .filter(job -> missing(job) != null)
                .map(Job::id)
                .toList();
    }

    private boolean isSetUp(Job.Need need) {
        return switch (need) {
            case TABLES -> cloud == null;
            // decisions come from there
            case CLOUD -> cloud != null && sales != null;
            case SALES -> sales != null;
            case MAIL -> sendsMails();
        };
    }

    /** With what this Gangway signs in, by the second word of its settings. */
    public Map<String, Ending> credentials() {
        Map<String, Ending> credentials = new TreeMap<>(dataSources.signIns());
        if (salesSignIn != null) {
            credentials.put("sales", salesSignIn);
        }
        if (settings.has(Setting.MAIL_URL)) {
            configuredMail.signIn().ifPresent(signIn -> credentials.put("mail", signIn));
        }
        if (cloud != null) {
            credentials.put("fno", cloud.signIn());
        }
        OwnCertificate.of(settings::text).ifPresent(own -> credentials.put("tls", own));
        return credentials;
    }

    /** Whether this node works. */
    public Health health() {
        return new Health(
                context,
                Map.of("headquarters", headquarters, "channel", channel),
                running(),
                outages,
                pauses::of,
                standstills);
    }

    /** @param unpulled asks both databases */
    public Figures figures(Supplier<Figures.Unpulled> unpulled) {
        return new Figures(
                headquarters,
                unpulled,
                new Figures.Jobs(jobs(), jobRuns, outages, pauses::of),
                standstills,
                new Figures.Services(
                        () -> sales == null ? null : sales.limits(),
                        () -> cloud == null ? null : cloud.client().limits(),
                        this::credentials));
    }

    /** The tables of Sales whose changes are followed. */
    public Set<String> followedTables() {
        if (sales == null) {
            return Set.of();
        }
        return settings.flag(Setting.CUSTOMERS_SYNC)
                ? Set.of("leads", "opportunities", "accounts", "contacts")
                : Set.of("leads", "opportunities");
    }

    public Schedule schedule(String job) {
        return jobs().contains(job) ? settings.schedule(job) : Schedule.OFF;
    }

    public boolean sendsMails() {
        return settings.has(Setting.MAIL_URL) || settings.has(Setting.MAIL_ENDPOINT);
    }

    /** Where mails go out. */
    public Endpoint mailServer() {
        return settings.has(Setting.MAIL_ENDPOINT)
                ? context.getEndpoint(settings.text(Setting.MAIL_ENDPOINT))
                : mail().endpoint(context, longestMail());
    }

    /** A claim is kept right before a mail goes out, and then has at least half of its lease left. */
    private Duration longestMail() {
        return Duration.ofSeconds(settings.number(Setting.LEASE))
                .multipliedBy(2)
                .dividedBy(5);
    }

    /** For people, without secrets. */
    String mailServerName() {
        return settings.has(Setting.MAIL_ENDPOINT) ? Setting.MAIL_ENDPOINT.key() : mail().toString();
    }

    public MailSettings mail() {
        return configuredMail.settings();
    }

    public NotificationTemplates templates() {
        return new NotificationTemplates(context, RouteFiles.mailFolder(routes), settings.text(Setting.MAIL_LANGUAGE));
    }

    /** Sales, for a job whose requests are counted. */
    Dataverse sales(Job job) {
        return sales.counting(jobRuns.requests(job.id()));
    }

    public ProspectsToLeads leads(BatchSizer sizer) {
        return new ProspectsToLeads(headquarters, queue, environment, newLeads(unknownLeads()), leadMap(), sizer);
    }

    /** The same for a look at what would be sent. */
    public ProspectsToLeads leadsPreview() {
        return new ProspectsToLeads(
                headquarters,
                queue,
                environment.unremembered(),
                newLeads(unknownLeads().unremembered()),
                leadMap(),
                new BatchSizer(1, 1, 1, BatchSizer.DEFAULT_TARGET));
    }

    /** Whether Sales may have leads that this database does not know. */
    public UnknownLeads unknownLeads() {
        return new UnknownLeads(headquarters, sales(PROSPECTS_TO_LEADS));
    }

    private NewLeads newLeads(UnknownLeads unknown) {
        return new NewLeads(unknown, settings.time(Setting.LEADS_DECIDED_SINCE), settings.legalEntities());
    }

    public SalesOutcomes outcomes(int chunk) {
        return new SalesOutcomes(headquarters, queue, Math.min(chunk, Dataverse.MAX_BATCH));
    }

    public SalesChanges changes() {
        return new SalesChanges(headquarters, queue, sales(SALES_OUTCOMES), environment, workingTime, pageSize());
    }

    /** Rows per page of changes. */
    int pageSize() {
        return settings.number(Setting.SALES_PAGE_SIZE);
    }

    public LeadMap leadMap() {
        return new LeadMap(
                map(Setting.MAP_LEAD),
                sales(PROSPECTS_TO_LEADS),
                companies.ownerTeams(),
                Suppliers.memorize(() -> hooks(LeadInterceptor.class)));
    }

    /** Erases what is too old. */
    public Retention retention() {
        return new Retention(headquarters, new RetentionPeriods(settings::text), acts, nodes.id());
    }

    public AdoptionParts adoption() {
        return new AdoptionParts(
                headquarters,
                queue,
                errors,
                sales,
                leadMap(),
                settings.leadRules(),
                settings.legalEntities(),
                new AdoptionParts.CustomerParts(
                        settings.organizationRules(), settings.firstValues(), settings.flag(Setting.CUSTOMERS_SYNC)));
    }

    /** The host's beans of a type, in the order of their names. */
    <T> List<T> hooks(Class<T> type) {
        return List.copyOf(new TreeMap<>(context.getRegistry().findByTypeWithName(type)).values());
    }

    /** The host's, and the endpoint that gets decisions as events. */
    List<DecisionListener> decisionListeners() {
        List<DecisionListener> listeners = new ArrayList<>(hooks(DecisionListener.class));
        if (settings.has(Setting.DECISIONS_ENDPOINT)) {
            listeners.add(new DecisionEvents(
                    context.createProducerTemplate(),
                    ConfiguredNetwork.trusting(context, settings.text(Setting.DECISIONS_ENDPOINT))));
        }
        return listeners;
    }

    public JsltMap map(Setting setting) {
        String name = setting.key().substring(setting.key().lastIndexOf('.') + 1);
        return new JsltMap(
                context,
                settings.has(setting)
                        ? settings.text(setting)
                        : RouteFiles.location(context, routes, "maps/" + name + ".jslt"));
    }

    /** The pools and the client of Sales; beans and routes are not its business. */
    @Override
    public void close() {
        if (sales != null) {
            sales.close();
        }
        configuredMail.close();
        if (cloud != null) {
            cloud.client().close();
        }
        dataSources.close();
    }
}
