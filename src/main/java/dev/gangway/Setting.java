package dev.gangway;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every setting there is, with its default and meaning; the settings reference is made from here. */
public enum Setting {
    ENABLED(
            "gangway.enabled",
            "false",
            "Whether the library adds its routes to a Camel context that merely has it on the class path"),
    ROUTES(
            "gangway.routes",
            "classpath:gangway/routes/",
            "Where routes, statements, maps and mail templates are: the copy in the jar, or a folder such as file:routes/"),
    SCHEDULES("gangway.schedules", "true", "Whether the jobs run on their schedules; without, they run when asked"),
    MIGRATE("gangway.migrate", "true", "Whether tables are created and migrated at start; without, `init` does it"),
    CLUSTER(
            "gangway.cluster",
            "false",
            "Whether schedules fire once for all nodes together, by Quartz's tables in headquarters (PostgreSQL); all nodes"
                    + " must have the same jobs and schedules, and Camel contexts of the same name"),
    NODE("gangway.node", "", "Name of this node in job runs; default: host name and process id"),

    HEADQUARTERS_URL(
            "gangway.headquarters.url",
            "",
            "JDBC URL of headquarters; the runner's default is an embedded HSQLDB database under ./data"),
    HEADQUARTERS_USERNAME("gangway.headquarters.username", "", "User of headquarters"),
    HEADQUARTERS_PASSWORD("gangway.headquarters.password", "", "Password of headquarters", true),
    HEADQUARTERS_DATASOURCE(
            "gangway.headquarters.datasource", "", "Name of a DataSource in the registry, instead of a URL"),
    CHANNEL_URL("gangway.channel.url", "", "JDBC URL of the channel database; default: the headquarters database"),
    CHANNEL_USERNAME("gangway.channel.username", "", "User of the channel database"),
    CHANNEL_PASSWORD("gangway.channel.password", "", "Password of the channel database", true),
    CHANNEL_DATASOURCE("gangway.channel.datasource", "", "Name of a DataSource in the registry, instead of a URL"),
    CONNECT_SECONDS(
            "gangway.database.connect-seconds",
            "10",
            "How long a connection to one of the two databases is waited for, 1 to 300; `doctor` waits 2 s"),

    SALES_URL(
            "gangway.sales.url",
            "",
            "The Sales environment, such as https://contoso.crm4.dynamics.com; the API path is appended"),
    SALES_TENANT("gangway.sales.tenant-id", "", "Entra ID tenant; the token URL defaults from it"),
    SALES_TOKEN_URL("gangway.sales.token-url", "", "OAuth 2.0 token endpoint"),
    SALES_CLIENT_ID("gangway.sales.client-id", "", "Client id of the app registration"),
    SALES_CLIENT_SECRET("gangway.sales.client-secret", "", "Secret of the app registration", true),
    SALES_SCOPE("gangway.sales.scope", "", "Scope; default: the environment with /.default"),
    SALES_PAGE_SIZE("gangway.sales.page-size", "5000", "Rows per page of changes, 1 to 5000"),

    MAIL_URL(
            "gangway.mail.url",
            "",
            "smtp://host:port, smtps://user:secret@host:port, or file:FOLDER to write .eml files",
            true),
    MAIL_ENDPOINT(
            "gangway.mail.endpoint",
            "",
            "Camel endpoint that takes the composed mails (bodies of type MimeMessage) instead of a mail server, such as direct:our-mailer"),
    MAIL_FROM("gangway.mail.from", "", "Sender, such as \"Fabrikam onboarding\" <onboarding@fabrikam.example>"),
    MAIL_LANGUAGE(
            "gangway.mail.default-language", "en", "Language of mails when there is no template in the partner's"),
    MAIL_STORE_URL("gangway.mail.store-url", "", "What %storeurl% stands for in mails"),

    CUSTOMERS_MATCH(
            "gangway.customers.match",
            "",
            "How an organization is found again that Sales has no customer number of: rules in their order, separated by"
                    + " commas, each of columns of hq.customer that must all be the same, such as"
                    + " organizationname+addresszipcode, primarycontactemail; empty: by its number only"),
    CUSTOMERS_SYNC(
            "gangway.customers.sync",
            "false",
            "Whether later changes of a customer's name, phone, address and credit limit flow both ways; an idle look at"
                    + " Sales then costs two requests more"),
    MAP_LEAD(
            "gangway.maps.prospect-to-lead",
            "",
            "Location of a map of your own (JSLT), such as file:maps/prospect-to-lead.jslt or classpath:our-lead.jslt; default: maps/prospect-to-lead.jslt under gangway.routes"),
    MAP_ORGANIZATION(
            "gangway.maps.organization-customer",
            "",
            "The same for the map from account and prospect to the Organization customer"),
    MAP_PERSON(
            "gangway.maps.person-customer",
            "",
            "The same for the map from contact and prospect to the Person customer"),
    REQUESTOR(
            "gangway.requestor",
            "person",
            "What the person who asks becomes: person, a customer beside the organization; contact, one under it"),

    BATCH_MAX(
            "gangway.jobs.prospects-to-leads.max-batch-size",
            "200",
            "Most leads in one request, 1 to 1000; the size grows from 10 as measured server time allows"),
    BATCH_START("gangway.jobs.prospects-to-leads.batch-size", "10", "Leads in the first request"),
    IN_FLIGHT("gangway.jobs.prospects-to-leads.requests-in-flight", "2", "Requests to Sales at the same time, 1 to 52"),
    OUTCOMES_IN_FLIGHT(
            "gangway.jobs.sales-outcomes.requests-in-flight", "2", "Chunks of leads in work at the same time, 1 to 52"),
    CHUNK("gangway.jobs.chunk", "500", "Records of one transaction in the jobs that work in the database"),
    LEASE(
            "gangway.jobs.lease-seconds",
            "300",
            "How long a claim is good for, longer than the slowest request; the claims of a node that died end after 20 s"),
    MAX_ATTEMPTS(
            "gangway.errors.max-attempts",
            "3",
            "How often a record that was refused is tried before it waits for a person"),
    RETRY_SECONDS(
            "gangway.errors.retry-seconds", "60", "Wait after the first refusal, in seconds; it doubles each time"),
    HTTP_HOST("gangway.http.host", "127.0.0.1", "Interface of health and metrics"),
    HTTP_PORT("gangway.http.port", "0", "Port of health and metrics (/observe/health, /observe/metrics); 0: off");

    private final String key;
    private final String defaultValue;
    private final String meaning;
    private final boolean secret;

    Setting(String key, String defaultValue, String meaning) {
        this(key, defaultValue, meaning, false);
    }

    Setting(String key, String defaultValue, String meaning, boolean secret) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.secret = secret;
    }

    public String key() {
        return key;
    }

    public String defaultValue() {
        return defaultValue;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether the value must never be shown. */
    public boolean isSecret() {
        return secret;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
