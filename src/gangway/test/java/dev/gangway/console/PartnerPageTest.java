package dev.gangway.console;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartnerPageTest {
    private final int port = freePort();
    private final Browsing browser = new Browsing(port);

    PartnerPageTest() throws IOException {}

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPartnerIsFoundByEmailAndShowsItsWay(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind, "gangway.http.port", port)) {
            String request = gangway.submit("email", "ada@engines.example", "companyname", "Engines <b>Ltd</b>");
            gangway.runAll();

            browser.open("/partner");
            browser.submit("Find", "text", "ada@engines.example");

            var page = browser.page();
            assertThat(page.select("h2").text()).isEqualTo("Engines <b>Ltd</b>");
            assertThat(page.select("ol.way li strong").eachText()).contains("requested", "pulled", "prospect");
            assertThat(page.select("ol.way li").text()).contains("prospects-to-leads");
            assertThat(browser.response().uri().toString()).contains(request).doesNotContain("engines.example");

            browser.open("/partner");
            browser.submit("Find", "text", "nobody@nowhere.example");
            assertThat(browser.page().text()).contains("Nobody is found.");
            browser.open("/partner/P-4711");
            assertThat(browser.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void severalPartnersAreListedToChooseFrom(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind, "gangway.http.port", port)) {
            gangway.submit("companyname", "Northwind Oslo");
            gangway.submit("companyname", "Northwind Bergen");
            gangway.runAll();

            browser.open("/partner");
            var page = browser.submit("Find", "text", "Northwind");

            assertThat(page.select("tbody th").eachText())
                    .containsExactlyInAnyOrder("Northwind Oslo", "Northwind Bergen");
            assertThat(browser.open(page.select("tbody a").first().attr("href")).select("ol.way"))
                    .hasSize(1);
        }
    }
}
