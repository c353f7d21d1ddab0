package dev.gangway.runner;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.Setting;
import dev.gangway.ledger.Job;
import dev.gangway.runner.Surroundings.Commerce;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All verbs beside a runner that has every documented setting. */
class BesideARunnerTest {
    /** What names another database, another Sales or another way for mails than the test's. */
    private static final Set<Setting> OTHERWISE_GIVEN = Set.of(
            Setting.HEADQUARTERS_URL,
            Setting.HEADQUARTERS_USERNAME,
            Setting.HEADQUARTERS_PASSWORD,
            Setting.HEADQUARTERS_TENANT,
            Setting.HEADQUARTERS_CLIENT_ID,
            Setting.HEADQUARTERS_CLIENT_SECRET,
            Setting.HEADQUARTERS_DATASOURCE,
            Setting.CHANNEL_URL,
            Setting.CHANNEL_USERNAME,
            Setting.CHANNEL_PASSWORD,
            Setting.CHANNEL_TENANT,
            Setting.CHANNEL_CLIENT_ID,
            Setting.CHANNEL_CLIENT_SECRET,
            Setting.CHANNEL_DATASOURCE,
            Setting.SALES_URL,
            Setting.SALES_TOKEN_URL,
            Setting.SALES_CLIENT_ID,
            Setting.SALES_CLIENT_SECRET,
            Setting.SALES_CERTIFICATE,
            Setting.SALES_CERTIFICATE_PASSWORD,
            // narrows what is served
            Setting.LEADS_COMPANIES,
            // a file that must be there
            Setting.CONSOLE_PASSWORDS,
            Setting.MAIL_URL,
            Setting.PROXY_URL,
            Setting.PROXY_USERNAME,
            Setting.PROXY_PASSWORD,
            Setting.TLS_TRUST,
            Setting.TLS_TRUST_PASSWORD,
            Setting.TLS_CERTIFICATE,
            Setting.TLS_CERTIFICATE_PASSWORD,
            Setting.MAIL_USERNAME,
            Setting.MAIL_PASSWORD,
            Setting.MAIL_CLIENT_SECRET,
            Setting.MAIL_CERTIFICATE,
            Setting.MAIL_CERTIFICATE_PASSWORD,
            Setting.MAIL_FROM,
            Setting.MAIL_ENDPOINT,
            // of the other kind of headquarters
            Setting.FNO_URL,
            Setting.FNO_COMPANIES,
            Setting.FNO_TENANT,
            Setting.FNO_TOKEN_URL,
            Setting.FNO_CLIENT_ID,
            Setting.FNO_CLIENT_SECRET,
            Setting.FNO_CREDENTIAL,
            Setting.FNO_CERTIFICATE,
            Setting.FNO_CERTIFICATE_PASSWORD,
            Setting.FNO_AUTHORITY,
            Setting.FNO_PROSPECT_TYPE,
            Setting.FNO_DOORBELL,
            Setting.SALES_DOORBELL);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Commerce.class)
    void everyVerbPasses(Commerce commerce) throws Exception {
        int port = freePort();
        try (Surroundings surroundings = new Surroundings(directory, commerce, settings(commerce, port));
                ChildJvm runner = withRecords(surroundings)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> surroundings
                                    .type("where", "ada1@engines.example")
                                    .out()
                                    .contains("lead ")
                            && surroundings.type("errors", "list").out().contains("Parked"));
            for (List<String> verb : List.of(
                    List.of("init"),
                    List.of("status"),
                    List.of("doctor"),
                    List.of("verify"),
                    List.of("once"),
                    List.of("once", "--dry-run"),
                    List.of("reconcile"),
                    List.of("reconcile", "--repair"),
                    List.of("adopt", "--dry-run"),
                    List.of("adopt", "--json"),
                    List.of("where", "ada1@engines.example"),
                    List.of("adopt", "--hand-back"),
                    List.of("errors", "list"),
                    List.of("errors", "show", "1"),
                    List.of("errors", "retry", "--code", "RequestInvalid", "--since", "1h"),
                    List.of("errors", "discard", "--all", "--reason", "a test"),
                    List.of("pause", "1010", "--until", "1h"),
                    List.of("resume"),
                    List.of("init", "--sales"),
                    List.of("forget", "ada1@engines.example", "--dry-run"),
                    List.of("forget", "ada1@engines.example"))) {
                Terminal.Result result = surroundings.type(verb.toArray(String[]::new));

                assertThat(result.exitCode()).as("%s: %s", verb, result).isZero();
            }
            assertThat(runner.isAlive()).isTrue();
            assertThat(health(port)).as("only the runner listens").isEqualTo(200);
        }
    }

    /** With a partner, and a request in error. */
    private static ChildJvm withRecords(Surroundings surroundings) throws Exception {
        surroundings.submit(1);
        surroundings.execute("INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, companyname, email,"
                + " languageid, currencycode, createddatetime) VALUES ('nameless', 'OnboardPartner', 'usrt', 'Nameless',"
                + " 'nameless@engines.example', 'en-us', 'EUR', CURRENT_TIMESTAMP)");
        return surroundings.startRunner();
    }

    private String[] settings(Commerce commerce, int port) throws Exception {
        Path routes = Path.of("routes").toAbsolutePath();
        Map<Setting, String> ours = Map.of(
                Setting.HTTP_PORT,
                String.valueOf(port),
                Setting.CLUSTER,
                String.valueOf(commerce == Commerce.POSTGRESQL),
                Setting.CUSTOMERS_SYNC,
                "true",
                Setting.CUSTOMERS_MATCH,
                "organizationname+addresszipcode, primarycontactemail",
                Setting.ROUTES,
                "file:" + routes + "/",
                Setting.MAP_LEAD,
                "file:" + routes + "/maps/prospect-to-lead.jslt",
                Setting.MAP_ORGANIZATION,
                "file:" + routes + "/maps/organization-customer.jslt",
                Setting.MAP_PERSON,
                "file:" + routes + "/maps/person-customer.jslt",
                Setting.MAIL_STORE_URL,
                "https://shop.fabrikam.example/",
                Setting.NODE,
                "the-runner");
        Map<Setting, String> more = Map.of(
                Setting.SALES_TENANT,
                "contoso.onmicrosoft.com",
                Setting.LEADS_DECIDED_SINCE,
                "2026-01-01",
                Setting.SALES_SCOPE,
                "any/.default",
                Setting.PROXY_DIRECT,
                "*.fabrikam.example",
                Setting.MAIL_TENANT,
                "contoso.onmicrosoft.com",
                Setting.MAIL_CLIENT_ID,
                "00000000-0000-0000-0000-000000000000",
                Setting.SALES_AUTHORITY,
                "https://login.microsoftonline.com",
                Setting.MAIL_HELO,
                "gangway.fabrikam.example");
        Map<Setting, String> told = Map.of(
                Setting.ALERTS_MAIL_TO,
                "operators@fabrikam.example",
                Setting.ALERTS_WEBHOOK,
                "http://127.0.0.1:1/hook",
                Setting.ALERTS_ENDPOINT,
                "log:alerts",
                Setting.DECISIONS_ENDPOINT,
                "log:decisions",
                Setting.CONSOLE_USER_HEADER,
                "X-Remote-User",
                Setting.CONSOLE_HOSTS,
                "gangway.fabrikam.example");
        List<String> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String value = ours.getOrDefault(
                    setting, more.getOrDefault(setting, told.getOrDefault(setting, setting.defaultValue())));
            if (!OTHERWISE_GIVEN.contains(setting)) {
                assertThat(value)
                        .as("a value for " + setting.key() + " in this test")
                        .isNotEmpty();
                lines.add(setting.key() + "=" + value);
            }
        }
        Job.ids().forEach(job -> lines.add("gangway.jobs." + job + ".schedule=every 1s"));
        lines.addAll(List.of(
                "gangway.companies.usmf.currency=USD",
                "gangway.companies.usmf.customer-group=30",
                "gangway.companies.usmf.tax-group=T",
                "gangway.companies.usmf.credit-limit=1000",
                "gangway.companies.usmf.credit-limit.CZK=25000",
                "gangway.companies.usmf.credit-limit-mandatory=true",
                "gangway.companies.usmf.mail-from=usmf@fabrikam.example"));
        return lines.toArray(String[]::new);
    }

    private static int health(int port) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
