package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Verdict;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.spi.DecisionListener;
import dev.gangway.spi.DecisionListener.Decision;
import dev.gangway.spi.DecisionListener.Outcome;
import dev.gangway.spi.LeadInterceptor;
import dev.gangway.spi.LeadVetoException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a host may add: maps, interceptors, an owner, listeners, a way for mails. */
class HooksTest {
    private static final LeadInterceptor HOT = (prospect, lead) -> {
        if (String.valueOf(prospect.get("companyname")).contains("Holding")) {
            lead.put("leadqualitycode", 1);
        }
    };

    @Test
    void aMapOfOnesOwnIsUsedForLeads(@TempDir Path folder) throws IOException {
        Path map = Files.writeString(folder.resolve("ours.jslt"), """
                {
                  "subject": "From our shop: " + .companyname,
                  "lastname": .lastname,
                  "emailaddress1": .primaryemailaddress,
                  "msdyn_prospectid": .prospectid,
                  "msdyn_b2bcommerceprospect": true,
                  "msdyn_b2bprospectstatus": 192350000
                }
                """);
        try (var world = new World(TestDatabases.HSQLDB, "gangway.maps.prospect-to-lead", "file:" + map)) {
            UUID lead = world.onboard("companyname", "Fabrikam");

            assertThat(world.leadInSales(lead).path("subject").asText()).isEqualTo("From our shop: Fabrikam");
        }
    }

    @Test
    void mapsOfOnesOwnAreUsedForCustomers(@TempDir Path folder) throws IOException {
        Path organization = Files.writeString(
                folder.resolve("organization.jslt"), "{ \"organizationname\": \"O \" + .prospect.companyname }");
        Path person = Files.writeString(
                folder.resolve("person.jslt"),
                "{ \"personfirstname\": .prospect.firstname, \"personlastname\": \"P \" + .prospect.lastname }");
        try (var world = new World(
                TestDatabases.HSQLDB,
                "gangway.maps.organization-customer",
                "file:" + organization,
                "gangway.maps.person-customer",
                "file:" + person)) {
            world.approve("companyname", "Fabrikam", "lastname", "Berg");

            assertThat(world.gangway.text("SELECT organizationname FROM hq.customer WHERE partytype = 'Organization'"))
                    .isEqualTo("O Fabrikam");
            assertThat(world.gangway.text("SELECT personlastname FROM hq.customer WHERE partytype = 'Person'"))
                    .isEqualTo("P Berg");
        }
    }

    @Test
    void interceptorsEnrichLeadsInTheOrderOfTheirNames() {
        LeadInterceptor says = (prospect, lead) -> lead.put(
                "description", "quality " + lead.path("leadqualitycode").asInt());
        try (var world = new World(TestDatabases.HSQLDB, host -> {
            host.getRegistry().bind("b", says);
            host.getRegistry().bind("a", HOT);
        })) {
            JsonNode lead = world.leadInSales(world.onboard("companyname", "Fabrikam Holding"));

            assertThat(lead.path("leadqualitycode").asInt()).isEqualTo(1);
            assertThat(lead.path("description").asText()).isEqualTo("quality 1");
        }
    }

    @Test
    void whatAnInterceptorAddsIsNotWrittenTwice() {
        try (var world =
                new World(TestDatabases.HSQLDB, host -> host.getRegistry().bind("hot", HOT))) {
            world.onboard("companyname", "Fabrikam Holding");
            world.sales.control().clearRequests();
            world.gangway.jdbc.update("UPDATE hq.prospect SET retailchanneloperatingunitpartynumber = '42'");
            world.runAll();

            assertThat(world.sales.control().requests())
                    .noneMatch(request -> request.toString().contains("PATCH"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aVetoIsAnErrorForAPersonAndTheOthersGoOn(TestDatabases kind) {
        LeadInterceptor veto = (prospect, lead) -> {
            if ("Tailspin".equals(prospect.get("companyname"))) {
                throw new LeadVetoException("is a competitor");
            }
        };
        try (var world = new World(kind, host -> host.getRegistry().bind("veto", veto))) {
            world.partnerAsks("companyname", "Tailspin");
            world.partnerAsks("companyname", "Fabrikam");
            world.runAll();

            assertThat(world.rows("leads")).singleElement().satisfies(lead -> assertThat(
                            lead.path("companyname").asText())
                    .isEqualTo("Fabrikam"));
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.job()).isEqualTo("prospects-to-leads");
                assertThat(error.code()).isEqualTo("Veto");
                assertThat(error.message()).isEqualTo("is a competitor");
                assertThat(error.status()).isEqualTo("Parked");
            });
        }
    }

    @Test
    void aBrokenInterceptorIsTriedAgainAndThenWaitsForAPerson() {
        var calls = new AtomicInteger();
        LeadInterceptor broken = (prospect, lead) -> {
            calls.incrementAndGet();
            throw new IllegalStateException("price list is away");
        };
        try (var world =
                new World(TestDatabases.HSQLDB, host -> host.getRegistry().bind("broken", broken))) {
            world.partnerAsks();
            world.settle();

            assertThat(calls).hasValue(3);
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("Interceptor");
                assertThat(error.message()).contains("price list is away");
                assertThat(error.status()).isEqualTo("Parked");
            });
        }
    }

    @Test
    void anInterceptorChoosesTheOwnerAndWhomSellersAssignItToStays() {
        var team = new AtomicReference<String>();
        LeadInterceptor byCountry = (prospect, lead) -> lead.put("ownerid@odata.bind", "/teams(" + team.get() + ")");
        try (var world =
                new World(TestDatabases.HSQLDB, host -> host.getRegistry().bind("by-country", byCountry))) {
            team.set(world.rows("teams").get(0).path("teamid").asText());
            UUID lead = world.onboard();
            assertThat(world.leadInSales(lead).toString()).contains(team.get());

            assign(
                    world,
                    lead,
                    world.rows("systemusers").get(0).path("systemuserid").asText());
            world.gangway.jdbc.update("UPDATE hq.prospect SET addresscity = 'Oslo'");
            world.runAll();
            assertThat(world.leadInSales(lead).path("address1_city").asText()).isEqualTo("Oslo");
            assertThat(world.leadInSales(lead).toString()).doesNotContain(team.get());
        }
    }

    private static void assign(World world, UUID lead, String user) {
        URI environment = world.sales.url();
        try (var seller = new Dataverse(
                world.gangway.context,
                new ServiceConnection(
                        environment,
                        world.sales.tokenUrl(),
                        world.sales.clientId(),
                        world.sales.clientSecret(),
                        DataverseConnection.scopeOf(environment),
                        new HttpLimits(HttpLimits.DEFAULT_CONNECT, HttpLimits.DEFAULT_RESPONSE, 1)))) {
            var owner = JsonNodeFactory.instance.objectNode().put("ownerid@odata.bind", "/systemusers(" + user + ")");
            assertThat(seller.batch(List.of(Operation.update("leads", lead, owner))))
                    .allMatch(outcome -> outcome.verdict() == Verdict.DONE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void listenersAreToldWhatWasDecided(TestDatabases kind) {
        Queue<Decision> told = new ConcurrentLinkedQueue<>();
        try (var world = new World(kind, listening(told::add))) {
            UUID won = world.onboard();
            UUID refused = world.onboard();
            world.win(won);
            world.runAll();
            world.disqualify(refused);
            world.runAll();

            assertThat(told)
                    .extracting(Decision::prospectid, Decision::outcome)
                    .containsExactlyInAnyOrder(
                            tuple("P-0000001", Outcome.APPROVED), tuple("P-0000002", Outcome.REJECTED));
            assertThat(world.gangway.count("gangway.due")).isZero();
        }
    }

    @Test
    void aListenerSeesTheCommittedDecision() {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        var database = new AtomicReference<HikariDataSource>();
        try (var world = new World(TestDatabases.HSQLDB, listening(decision -> {
            try (var another = TestDatabases.another(database.get())) {
                seen.add(new JdbcTemplate(another)
                        .queryForObject("SELECT b2bprospectstatus FROM hq.prospect", String.class));
            }
        }))) {
            database.set(world.gangway.dataSource);
            world.approve();

            assertThat(seen).containsExactly("Approved");
        }
    }

    @Test
    void aListenerThatFailsIsToldAgainAndTheDecisionStands() {
        var calls = new AtomicInteger();
        try (var world = new World(TestDatabases.HSQLDB, listening(decision -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("ERP is away");
            }
        }))) {
            world.approve();
            world.settle();

            assertThat(calls).hasValue(3);
            assertThat(world.status()).isEqualTo("Approved");
            assertThat(world.mails()).hasSize(1);
            assertThat(world.errors()).isEmpty();
        }
    }

    @Test
    void aListenerThatNeverReturnsWellIsAnErrorForAPersonWhoCanRetry() {
        var away = new AtomicBoolean(true);
        try (var world = new World(TestDatabases.HSQLDB, listening(decision -> {
            if (away.get()) {
                throw new IllegalStateException("ERP is away");
            }
        }))) {
            world.approve();
            world.settle();
            var error = world.errors().get(0);
            assertThat(error.job()).isEqualTo("decision-listeners");
            assertThat(error.message()).isEqualTo("ERP is away");

            away.set(false);
            world.gangway.gangway.errors().retry(error.id());
            world.settle();
            assertThat(world.errors()).isEmpty();
        }
    }

    @Test
    void mailsLeaveThroughTheHostsEndpoint() {
        Queue<MimeMessage> taken = new ConcurrentLinkedQueue<>();
        try (var world = new World(
                TestDatabases.HSQLDB,
                routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:our-mailer")
                                .process(exchange ->
                                        taken.add(exchange.getMessage().getMandatoryBody(MimeMessage.class)));
                    }
                }),
                "gangway.mail.endpoint",
                "direct:our-mailer")) {
            world.approve("email", "ida@fabrikam.example");

            assertThat(taken).singleElement().satisfies(mail -> assertThat(mail.getAllRecipients()[0])
                    .hasToString("ida@fabrikam.example"));
            assertThat(world.mails()).isEmpty();
            assertThat(world.gangway.text("SELECT status FROM hq.emailnotification"))
                    .isEqualTo("Sent");
        }
    }

    @Test
    void aMailerThatIsMissingStopsTheJobAndNoMailIsLost() {
        try (var world = new World(TestDatabases.HSQLDB, "gangway.mail.endpoint", "direct:nobody?block=false")) {
            world.approve();

            assertThat(world.run("email-notifications").paused()).contains("direct://nobody");
            assertThat(world.gangway.text("SELECT status FROM hq.emailnotification"))
                    .isEqualTo("Queued");
            assertThat(world.errors()).isEmpty();
        }
    }

    private static Consumer<CamelContext> listening(DecisionListener listener) {
        return host -> host.getRegistry().bind("listener", listener);
    }

    private static Consumer<CamelContext> routes(RouteBuilder builder) {
        return host -> {
            try {
                host.addRoutes(builder);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
