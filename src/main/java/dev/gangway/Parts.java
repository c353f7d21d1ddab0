package dev.gangway;

import dev.gangway.commerce.EmailNotifications;
import dev.gangway.commerce.mail.MailSettings;
import dev.gangway.commerce.mail.NotificationTemplates;
import dev.gangway.database.Database;
import dev.gangway.database.SqlFiles;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Nodes;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.onboarding.JsltMap;
import dev.gangway.onboarding.LeadMap;
import dev.gangway.onboarding.ProspectsToLeads;
import dev.gangway.onboarding.SalesChanges;
import dev.gangway.onboarding.SalesEnvironment;
import dev.gangway.onboarding.SalesOutcomes;
import dev.gangway.sales.BatchSizer;
import dev.gangway.sales.Dataverse;
import dev.gangway.sales.DataverseConnection;
import dev.gangway.spi.LeadInterceptor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.util.function.Suppliers;

/**
 * What a Gangway is made of, according to the settings of its Camel context. Opens pools and the client of Sales, and
 * nothing moves before the routes do; whoever makes it closes it.
 */
final class Parts implements AutoCloseable {
    final CamelContext context;
    final Settings settings;
    final CompanySettings companies;
    /** Where routes, statements, maps and mails are; ends with a slash. */
    final String routes;

    final DataSources dataSources;
    final Database headquarters;
    final Database channel;
    final Nodes nodes;
    final WorkQueue queue;
    final ErrorLedger errors;
    final JobRuns jobRuns;
    final WorkingTime workingTime = new WorkingTime();
    final Outages outages = new Outages();
    /** Null where Sales is not set up. */
    final Dataverse sales;
    /** The same. */
    final SalesEnvironment environment;

    /** @throws SettingException when a setting is missing or wrong */
    Parts(CamelContext context) {
        this.context = context;
        this.settings = new Settings(context);
        settings.refuseUnknown(Gangway.JOBS);
        this.companies = settings.companies();
        DataverseConnection connection = settings.has(Setting.SALES_URL) ? connection() : null;
        this.routes = folder(settings.text(Setting.ROUTES));
        this.dataSources = new DataSources(context, settings);
        SqlFiles files = new SqlFiles(context, routes);
        this.headquarters = new Database(dataSources.headquarters(), files);
        this.channel = dataSources.isOneDatabase() ? headquarters : new Database(dataSources.channel(), files);
        String node = Node.name(settings.text(Setting.NODE));
        this.nodes = new Nodes(headquarters, node);
        this.queue = new WorkQueue(
                headquarters, Duration.ofSeconds(settings.number(Setting.LEASE, 10, 86_400)), nodes.id(), workingTime);
        this.errors = new ErrorLedger(
                headquarters,
                queue,
                settings.number(Setting.MAX_ATTEMPTS, 1, 100),
                Duration.ofSeconds(settings.number(Setting.RETRY_SECONDS, 0, 86_400)));
        this.jobRuns = new JobRuns(headquarters, outages, node);
        this.sales = connection == null ? null : new Dataverse(context, connection);
        this.environment = connection == null
                ? null
                : new SalesEnvironment(
                        headquarters, sales, connection.environment().toString());
    }

    /** The names of the jobs that can run with these settings, in their order. */
    List<String> jobs() {
        return Gangway.JOBS.stream()
                .filter(job -> sales != null || !job.equals(ProspectsToLeads.JOB) && !job.equals(SalesOutcomes.JOB))
                .filter(job -> sendsMails() || !job.equals(EmailNotifications.JOB))
                .toList();
    }

    Schedule schedule(String job) {
        return jobs().contains(job) ? settings.schedule(job) : Schedule.OFF;
    }

    boolean sendsMails() {
        return settings.has(Setting.MAIL_URL) || settings.has(Setting.MAIL_ENDPOINT);
    }

    Endpoint mailServer() {
        return settings.has(Setting.MAIL_ENDPOINT)
                ? context.getEndpoint(settings.text(Setting.MAIL_ENDPOINT))
                : mail().endpoint(context);
    }

    MailSettings mail() {
        return MailSettings.of(settings.text(Setting.MAIL_URL), settings.required(Setting.MAIL_FROM));
    }

    NotificationTemplates templates() {
        return new NotificationTemplates(context, routes + "mail/", settings.text(Setting.MAIL_LANGUAGE));
    }

    ProspectsToLeads leads(BatchSizer sizer, SalesEnvironment environment) {
        return new ProspectsToLeads(headquarters, queue, sales, environment, leadMap(), sizer);
    }

    SalesOutcomes outcomes(int chunk) {
        return new SalesOutcomes(headquarters, queue, sales, Math.min(chunk, Dataverse.MAX_BATCH));
    }

    SalesChanges changes() {
        return new SalesChanges(headquarters, queue, sales, environment, workingTime, pageSize());
    }

    /** Rows per page of changes. */
    int pageSize() {
        return settings.number(Setting.SALES_PAGE_SIZE, 1, 5000);
    }

    LeadMap leadMap() {
        return new LeadMap(
                map(Setting.MAP_LEAD),
                sales,
                companies.ownerTeams(),
                Suppliers.memorize(() -> hooks(LeadInterceptor.class)));
    }

    /** The host's beans of a type, in the order of their names. */
    <T> List<T> hooks(Class<T> type) {
        return List.copyOf(new TreeMap<>(context.getRegistry().findByTypeWithName(type)).values());
    }

    JsltMap map(Setting setting) {
        String name = setting.key().substring(setting.key().lastIndexOf('.') + 1);
        return new JsltMap(context, settings.has(setting) ? settings.text(setting) : routes + "maps/" + name + ".jslt");
    }

    private DataverseConnection connection() {
        URI environment = URI.create(settings.required(Setting.SALES_URL));
        URI tokenUrl = settings.has(Setting.SALES_TOKEN_URL)
                ? URI.create(settings.text(Setting.SALES_TOKEN_URL))
                : DataverseConnection.tokenUrlOf(settings.required(Setting.SALES_TENANT));
        return new DataverseConnection(
                environment,
                tokenUrl,
                settings.required(Setting.SALES_CLIENT_ID),
                settings.required(Setting.SALES_CLIENT_SECRET),
                settings.has(Setting.SALES_SCOPE)
                        ? settings.text(Setting.SALES_SCOPE)
                        : DataverseConnection.scopeOf(environment),
                DataverseConnection.DEFAULT_CONNECT_TIMEOUT,
                DataverseConnection.DEFAULT_RESPONSE_TIMEOUT,
                DataverseConnection.DEFAULT_MAX_CONNECTIONS);
    }

    /** The pools and the client of Sales; beans and routes are not its business. */
    @Override
    public void close() {
        if (sales != null) {
            sales.close();
        }
        dataSources.close();
    }

    private static String folder(String location) {
        String withScheme = location.contains(":") ? location : "file:" + location;
        return withScheme.endsWith("/") ? withScheme : withScheme + "/";
    }
}
