package dev.gangway;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All settings with their defaults; the settings reference is generated from this enum. What a setting means stands in
 * {@code gangway/settings.properties} under its key.
 */
public enum Setting {
    ENABLED("gangway.enabled", "false"),
    ROUTES("gangway.routes", "classpath:gangway/routes/"),
    SCHEDULES("gangway.schedules", "true"),
    MIGRATE("gangway.migrate", "true"),
    CLUSTER("gangway.cluster", "false"),
    NODE("gangway.node", ""),

    HEADQUARTERS_URL("gangway.headquarters.url", ""),
    HEADQUARTERS_USERNAME("gangway.headquarters.username", ""),
    HEADQUARTERS_PASSWORD("gangway.headquarters.password", "", true),
    HEADQUARTERS_CREDENTIAL("gangway.headquarters.credential", "secret"),
    HEADQUARTERS_TENANT("gangway.headquarters.tenant-id", ""),
    HEADQUARTERS_CLIENT_ID("gangway.headquarters.client-id", ""),
    HEADQUARTERS_CLIENT_SECRET("gangway.headquarters.client-secret", "", true),
    HEADQUARTERS_DATASOURCE("gangway.headquarters.datasource", ""),
    CHANNEL_URL("gangway.channel.url", ""),
    CHANNEL_USERNAME("gangway.channel.username", ""),
    CHANNEL_PASSWORD("gangway.channel.password", "", true),
    CHANNEL_CREDENTIAL("gangway.channel.credential", "secret"),
    CHANNEL_TENANT("gangway.channel.tenant-id", ""),
    CHANNEL_CLIENT_ID("gangway.channel.client-id", ""),
    CHANNEL_CLIENT_SECRET("gangway.channel.client-secret", "", true),
    CHANNEL_DATASOURCE("gangway.channel.datasource", ""),
    CONNECT_SECONDS("gangway.database.connect-seconds", "10", 1, 300),

    SALES_URL("gangway.sales.url", ""),
    SALES_TENANT("gangway.sales.tenant-id", ""),
    SALES_TOKEN_URL("gangway.sales.token-url", ""),
    SALES_CLIENT_ID("gangway.sales.client-id", ""),
    SALES_CLIENT_SECRET("gangway.sales.client-secret", "", true),
    SALES_SCOPE("gangway.sales.scope", ""),
    SALES_CREDENTIAL("gangway.sales.credential", "secret"),
    SALES_CERTIFICATE("gangway.sales.certificate", ""),
    SALES_CERTIFICATE_PASSWORD("gangway.sales.certificate-password", "", true),
    SALES_AUTHORITY("gangway.sales.authority", ""),
    SALES_DOORBELL("gangway.sales.doorbell-token", "", true),
    SALES_PAGE_SIZE("gangway.sales.page-size", "5000", 1, 5000),

    FNO_URL("gangway.fno.url", ""),
    FNO_COMPANIES("gangway.fno.companies", ""),
    FNO_TENANT("gangway.fno.tenant-id", ""),
    FNO_TOKEN_URL("gangway.fno.token-url", ""),
    FNO_CLIENT_ID("gangway.fno.client-id", ""),
    FNO_CLIENT_SECRET("gangway.fno.client-secret", "", true),
    FNO_CREDENTIAL("gangway.fno.credential", ""),
    FNO_CERTIFICATE("gangway.fno.certificate", ""),
    FNO_CERTIFICATE_PASSWORD("gangway.fno.certificate-password", "", true),
    FNO_AUTHORITY("gangway.fno.authority", ""),
    FNO_DECISIONS("gangway.fno.decisions", "write"),
    FNO_DUAL_WRITE("gangway.fno.dual-write", "refuse"),
    FNO_PROSPECT_TYPE("gangway.fno.prospect-type", ""),
    FNO_PAGE_SIZE("gangway.fno.page-size", "1000", 1, 10_000),
    FNO_IN_FLIGHT("gangway.jobs.headquarters.requests-in-flight", "2", 1, 4),
    FNO_DOORBELL("gangway.fno.doorbell-token", "", true),
    FNO_START("gangway.jobs.headquarters.start", "beginning"),
    FNO_SETTLE_SECONDS("gangway.fno.settle-seconds", "180", 0, 86_400),
    FNO_EFFECTS_SECONDS("gangway.fno.effects-seconds", "3600", 1, 864_000),

    MAIL_URL("gangway.mail.url", "", true),
    MAIL_USERNAME("gangway.mail.username", ""),
    MAIL_PASSWORD("gangway.mail.password", "", true),
    MAIL_CREDENTIAL("gangway.mail.credential", "secret"),
    MAIL_TENANT("gangway.mail.tenant-id", ""),
    MAIL_CLIENT_ID("gangway.mail.client-id", ""),
    MAIL_CLIENT_SECRET("gangway.mail.client-secret", "", true),
    MAIL_CERTIFICATE("gangway.mail.certificate", ""),
    MAIL_CERTIFICATE_PASSWORD("gangway.mail.certificate-password", "", true),
    MAIL_GRAPH_URL("gangway.mail.graph-url", "https://graph.microsoft.com"),
    MAIL_ENDPOINT("gangway.mail.endpoint", ""),
    MAIL_HELO("gangway.mail.helo", ""),
    MAIL_FROM("gangway.mail.from", ""),
    MAIL_LANGUAGE("gangway.mail.default-language", "en"),
    MAIL_STORE_URL("gangway.mail.store-url", ""),

    LEADS_COMPANIES("gangway.leads.companies", ""),
    LEADS_MATCH("gangway.leads.match", "primaryemailaddress"),
    LEADS_DECIDED_SINCE("gangway.leads.decided-since", ""),
    PROXY_URL("gangway.proxy.url", ""),
    PROXY_USERNAME("gangway.proxy.username", ""),
    PROXY_PASSWORD("gangway.proxy.password", "", true),
    PROXY_DIRECT("gangway.proxy.direct", ""),
    TLS_TRUST("gangway.tls.trust", ""),
    TLS_TRUST_PASSWORD("gangway.tls.trust-password", "", true),
    TLS_REVOCATION("gangway.tls.revocation", "off"),
    TLS_CERTIFICATE("gangway.tls.certificate", ""),
    TLS_CERTIFICATE_PASSWORD("gangway.tls.certificate-password", "", true),

    CUSTOMERS_MATCH("gangway.customers.match", ""),
    CUSTOMERS_SYNC("gangway.customers.sync", "false"),
    CUSTOMERS_FIRST("gangway.customers.first", "keep"),
    MAP_LEAD("gangway.maps.prospect-to-lead", ""),
    MAP_ORGANIZATION("gangway.maps.organization-customer", ""),
    MAP_PERSON("gangway.maps.person-customer", ""),
    REQUESTOR("gangway.requestor", "person"),

    PULL_START("gangway.jobs.P-0001.start", "beginning"),
    BATCH_MAX("gangway.jobs.prospects-to-leads.max-batch-size", "200", 1, 1000),
    BATCH_START("gangway.jobs.prospects-to-leads.batch-size", "10", 1, 1000),
    IN_FLIGHT("gangway.jobs.prospects-to-leads.requests-in-flight", "2", 1, 52),
    OUTCOMES_IN_FLIGHT("gangway.jobs.sales-outcomes.requests-in-flight", "2", 1, 52),
    CHUNK("gangway.jobs.chunk", "500", 1, 10_000),
    LEASE("gangway.jobs.lease-seconds", "300", 10, 86_400),
    MAX_ATTEMPTS("gangway.errors.max-attempts", "3", 1, 100),
    RETRY_SECONDS("gangway.errors.retry-seconds", "60", 0, 86_400),
    ALERTS_MAIL_TO("gangway.alerts.mail.to", ""),
    ALERTS_WEBHOOK("gangway.alerts.webhook", "", true),
    ALERTS_ENDPOINT("gangway.alerts.endpoint", ""),
    ALERTS_EVERY("gangway.alerts.every", "15m"),
    ALERTS_STUCK_AFTER("gangway.alerts.stuck-after", "10m"),
    DECISIONS_ENDPOINT("gangway.decisions.endpoint", ""),
    RETENTION_RUNS("gangway.retention.runs", "30d"),
    RETENTION_ERRORS("gangway.retention.errors", "forever"),
    RETENTION_MAILS("gangway.retention.mails", "forever"),
    RETENTION_REQUESTS("gangway.retention.requests", "forever"),
    RETENTION_REJECTED("gangway.retention.rejected", "forever"),
    HTTP_HOST("gangway.http.host", "127.0.0.1"),
    HTTP_PORT("gangway.http.port", "0", 0, 65_535),
    CONSOLE("gangway.console.enabled", "true"),
    CONSOLE_PASSWORDS("gangway.console.passwords", "", true),
    CONSOLE_USER_HEADER("gangway.console.user-header", ""),
    CONSOLE_PROXIES("gangway.console.proxies", "127.0.0.1, ::1"),
    CONSOLE_ACT("gangway.console.act", "*"),
    CONSOLE_HOSTS("gangway.console.hosts", "");

    private final String key;
    private final String defaultValue;
    private final String meaning;
    private final boolean secret;
    private final int least;
    private final int most;

    Setting(String key, String defaultValue) {
        this(key, defaultValue, false);
    }

    Setting(String key, String defaultValue, boolean secret) {
        this(key, defaultValue, secret, 0, -1);
    }

    /** A whole number, with the bounds between which it must be. */
    Setting(String key, String defaultValue, int least, int most) {
        this(key, defaultValue, false, least, most);
    }

    Setting(String key, String defaultValue, boolean secret, int least, int most) {
        this.least = least;
        this.most = most;
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = SettingMeanings.of(key);
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

    /**
     * Whether the value is taken literally, because it may contain any character. The mail server's URL is a secret too,
     * but its special characters are percent-encoded.
     */
    public boolean isLiteral() {
        return secret && this != MAIL_URL && this != ALERTS_WEBHOOK;
    }

    /** Whether an empty value is rejected, because it would silently select a different location than intended. */
    public boolean refusesEmpty() {
        return switch (this) {
            case ROUTES,
                    HEADQUARTERS_URL,
                    HEADQUARTERS_DATASOURCE,
                    CHANNEL_URL,
                    CHANNEL_DATASOURCE,
                    SALES_URL,
                    FNO_URL,
                    MAIL_URL,
                    MAIL_ENDPOINT,
                    ALERTS_MAIL_TO,
                    ALERTS_WEBHOOK,
                    ALERTS_ENDPOINT,
                    DECISIONS_ENDPOINT,
                    MAP_LEAD,
                    MAP_ORGANIZATION,
                    MAP_PERSON -> true;
            default -> false;
        };
    }

    public boolean isNumber() {
        return least <= most;
    }

    public boolean isFlag() {
        return defaultValue.equals("true") || defaultValue.equals("false");
    }

    /** The minimum of a number. */
    public int least() {
        return least;
    }

    /** The maximum of a number. */
    public int most() {
        return most;
    }

    public static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
