package dev.gangway.wiring.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.wiring.mail.ConfiguredMail;
import dev.gangway.wiring.network.ConfiguredNetwork;
import dev.gangway.wiring.settings.Settings;
import dev.gangway.wiring.signin.DatabaseTokens;
import dev.gangway.wiring.signin.SignInSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where is signed in and what tokens are asked for, by the hosts of the services: public cloud, US government, China. */
class NationalCloudsTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer platform;

    @BeforeEach
    void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", this::answer);
        platform.start();
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        platform.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(URLDecoder.decode(
                exchange.getRequestURI().getRawQuery().replaceFirst(".*resource=", ""), StandardCharsets.UTF_8));
        byte[] token = "{\"access_token\":\"t\",\"expires_in\":\"3599\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, token.length);
        exchange.getResponseBody().write(token);
        exchange.close();
    }

    /** The environment of a machine in Azure. */
    private record Machine(String identities) implements PropertiesFunction {
        @Override
        public String getName() {
            return "env";
        }

        @Override
        public String apply(String name) {
            return name.equals("AZURE_POD_IDENTITY_AUTHORITY_HOST") ? identities : null;
        }
    }

    private Settings settings(String... pairs) {
        var properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getPropertiesComponent()
                .addPropertiesFunction(
                        new Machine("http://127.0.0.1:" + platform.getAddress().getPort()));
        return new Settings(context);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    c.crm4.dynamics.com         | smtp.office365.com      | d.postgres.database.azure.com           | outlook.office365.com | windows.net
                    c.crm.microsoftdynamics.us  | smtp.office365.us       | d.postgres.database.usgovcloudapi.net   | outlook.office365.us  | usgovcloudapi.net
                    c.crm.dynamics.cn           | smtp.partner.outlook.cn | d.postgres.database.chinacloudapi.cn    | partner.outlook.cn    | chinacloudapi.cn
                    """)
    void tokensAreForTheServicesOfTheCloud(String sales, String smtp, String database, String outlook, String azure) {
        Settings settings = settings(
                "gangway.sales.url", "https://" + sales,
                "gangway.sales.credential", "managed-identity",
                "gangway.mail.url", "smtp://" + smtp + ":587",
                "gangway.mail.from", "onboarding@fabrikam.example",
                "gangway.mail.username", "onboarding@fabrikam.example",
                "gangway.mail.credential", "managed-identity",
                "gangway.headquarters.username", "gangway",
                "gangway.headquarters.credential", "managed-identity");
        SignInSettings ofSales = SignInSettings.ofSales(settings::text, settings::variable);

        fetch(SalesAddress.of(settings).signIn());
        try (var mail = new ConfiguredMail(context, settings::text, ofSales, Clock.systemUTC());
                var tokens = DatabaseTokens.open(
                        context,
                        "headquarters",
                        new SignInSettings("gangway.headquarters.", ofSales, settings::text),
                        database)) {
            fetch(mail.signIn().orElseThrow());
            tokens.tokens().current();
        }

        assertThat(asked)
                .containsExactly("https://" + sales, "https://" + outlook, "https://ossrdbms-aad.database." + azure);
    }

    private static void fetch(SignIn signIn) {
        signIn.open(null, Clock.systemUTC(), Clock.systemUTC()).fetch();
    }

    @ParameterizedTest
    @CsvSource({
        "c.crm4.dynamics.com,        c.operations.dynamics.com, , login.microsoftonline.com",
        "c.crm.microsoftdynamics.us, c.operations.dynamics.us,  , login.microsoftonline.us",
        "c.crm.appsplatform.us,      c.operations.dynamics.us,  , login.microsoftonline.us",
        "c.crm.dynamics.cn,          c.operations.dynamics.cn,  , login.partner.microsoftonline.cn",
        "c.crm.example,              c.operations.example, https://login.example, login.example"
    })
    void theSignInIsThatOfTheCloud(String sales, String fno, String authority, String host) throws Exception {
        try (var proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Settings settings = settings(
                    "gangway.sales.url", "https://" + sales,
                    "gangway.sales.tenant-id", "contoso.example",
                    "gangway.sales.client-id", "client",
                    "gangway.sales.client-secret", "secret",
                    "gangway.sales.authority", authority == null ? "" : authority,
                    "gangway.fno.url", "https://" + fno,
                    "gangway.fno.companies", "usrt",
                    "gangway.customers.sync", "false",
                    "gangway.proxy.url", "http://127.0.0.1:" + proxy.getLocalPort());
            new ConfiguredNetwork(settings::text).bind(context);
            CloudServices cloud = FnoAddress.of(settings).open(context, Clock.systemUTC());
            for (SignIn signIn : List.of(SalesAddress.of(settings).signIn(), cloud.signIn())) {
                assertThat(tunnel(proxy, signIn)).isEqualTo("CONNECT " + host + ":443 HTTP/1.1");
            }
            cloud.client().close();
        }
    }

    /** What the proxy is asked for. */
    private String tunnel(ServerSocket proxy, SignIn signIn) throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread thread = new Thread(() -> {
            try (Socket client = proxy.accept()) {
                lines.add(new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine());
            } catch (IOException e) {
                lines.add(e.toString());
            }
        });
        thread.start();
        try (var http = new CamelHttp(
                context,
                "test",
                URI.create("https://contoso.example"),
                new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1),
                null)) {
            assertThatThrownBy(signIn.open(http, Clock.systemUTC(), Clock.systemUTC())::fetch)
                    .isInstanceOf(ServiceUnavailableException.class);
        }
        thread.join();
        return lines.get(0);
    }
}
