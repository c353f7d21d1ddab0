package dev.gangway.console;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.Job;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowPageTest {
    private int port;
    private Browsing browser;
    private EmbeddedGangway gangway;

    @BeforeEach
    void browser() throws Exception {
        port = freePort();
        browser = new Browsing(port);
    }

    private void start(TestDatabases kind) {
        gangway = new EmbeddedGangway(kind, "gangway.http.port", port, "gangway.jobs.1010.schedule", "every 7m");
    }

    @AfterEach
    void stop() {
        gangway.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void eachJobShowsWhatWaitsAndWhatIsInError(TestDatabases kind) {
        start(kind);
        gangway.submit("lastname", null);
        gangway.runAll();
        gangway.submit();
        gangway.submit();

        await().untilAsserted(() -> {
            var page = browser.open("/");
            assertThat(page.select("[data-live=P-0001.waiting]").text()).isEqualTo("2");
            assertThat(page.select("[data-live=P-0001.backlog]").text()).startsWith("2 waiting");
            assertThat(page.select("[data-live=synchronize-channel-requests.parked]")
                            .text())
                    .isEqualTo("1");
            assertThat(page.select("g[data-hop=synchronize-channel-requests]").attr("data-state"))
                    .isEqualTo("errors");
            assertThat(page.select("g[data-hop=1010]").attr("data-state")).isEqualTo("idle");
            assertThat(page.select("g[data-hop=prospects-to-leads]").attr("data-state"))
                    .isEqualTo("absent");
            assertThat(page.select("[data-live='stage.requests failed']").text())
                    .isEqualTo("1");
        });
        assertThat(browser.page().select("svg.flow g.hop")).hasSize(Job.values().length - 1);
    }

    @Test
    void theScriptIsGivenTheWordsOfThePage() throws Exception {
        start(TestDatabases.HSQLDB);
        gangway.submit();
        await().until(() ->
                browser.open("/").select("[data-live=P-0001.waiting]").text().equals("1"));
        var page = browser.page();

        browser.open("/live");
        JsonNode live = new ObjectMapper().readTree(browser.response().body());

        assertThat(page.select("[data-live]").eachAttr("data-live"))
                .isNotEmpty()
                .filteredOn(place -> !place.equals("asof"))
                .allSatisfy(place -> assertThat(live.path("texts").path(place).asText())
                        .as(place)
                        .isNotEmpty());
        assertThat(page.select("[data-hop]").eachAttr("data-hop"))
                .allMatch(place -> live.path("states").has(place));
        assertThat(live.path("texts").path("P-0001.backlog").asText())
                .isEqualTo(page.select("[data-live=P-0001.backlog]").text());
    }

    @Test
    void theBrowserIsToldToAddNothingOfItsOwn() {
        start(TestDatabases.HSQLDB);

        var page = browser.open("/");

        var headers = browser.response().headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict");
        assertThat(page.select("script:not([src]), style, [style]")).isEmpty();
        assertThat(page.select("[src], link[href]").stream().map(element -> element.attr("src") + element.attr("href")))
                .allMatch(address -> address.startsWith("/") && !address.startsWith("//"));
    }

    @Test
    void aReaderWithoutEyesFindsItsWay() {
        start(TestDatabases.HSQLDB);

        var page = browser.open("/");

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("header, nav[aria-label], main, footer")).hasSize(4);
        assertThat(page.select("body > a").first().attr("href")).isEqualTo("#main");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("svg.flow").attr("aria-label")).isNotEmpty();
        assertThat(page.select("[aria-live=polite]")).hasSize(1);
        assertThat(page.select("table caption")).hasSameSizeAs(page.select("table"));
        assertThat(page.select("nav [aria-current=page]").text()).isEqualTo("Flow");
    }

    @Test
    void aGermanBrowserIsAnsweredInGerman() {
        start(TestDatabases.HSQLDB);

        var page = browser.with("Accept-Language", "de-AT,de;q=0.9,en;q=0.5").open("/");

        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("h1").text()).isEqualTo("Fluss");
    }

    @Test
    void aNameThatIsNotOursIsNotAnswered() throws Exception {
        start(TestDatabases.HSQLDB);

        assertThat(raw("rebound.example:" + port)).startsWith("HTTP/1.1 421").doesNotContain("P-0001");
        assertThat(raw("localhost:" + port)).startsWith("HTTP/1.1 200");
        assertThat(raw("[::1]:" + port)).startsWith("HTTP/1.1 200");
    }

    private String raw(String host) throws Exception {
        try (var socket = new Socket("127.0.0.1", port);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void healthAndMetricsAreWhereTheyWere() {
        start(TestDatabases.HSQLDB);

        browser.open("/observe/metrics");
        assertThat(browser.response().body()).contains("gangway_databases_up 1");
        browser.open("/nothing");
        assertThat(browser.status()).isEqualTo(404);
    }

    @Test
    void aDatabaseThatIsAwayIsSaidAndTheRestStays() {
        start(TestDatabases.POSTGRESQL);
        gangway.submit();
        await().until(() ->
                browser.open("/").select("[data-live=P-0001.waiting]").text().equals("1"));

        gangway.dataSource.close();

        await().untilAsserted(() -> {
            var page = browser.open("/");
            assertThat(page.select("#verdict").text()).startsWith("The numbers are old:");
            assertThat(page.select("[data-live=P-0001.waiting]").text()).isEqualTo("1");
        });
    }
}
