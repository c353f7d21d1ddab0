package dev.gangway.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.dataverse.metadata.DataverseMetadata;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.Fault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call of the client against a service that somebody else wrote, one that refuses what the real one would ignore. */
class SandboxIntegrationTest {
    private static final ChangeQuery LEADS = new ChangeQuery("leads", List.of("subject", "statecode"), 500);

    private final CamelContext context = new DefaultCamelContext();
    private SalesSandbox sandbox;
    private Dataverse dataverse;

    @BeforeEach
    void start() {
        sandbox = SalesSandbox.builder().strict(true).start();
        context.start();
        dataverse = new Dataverse(context, connection(sandbox.clientSecret()));
    }

    @AfterEach
    void stop() {
        assertThat(sandbox.control().violations()).isEmpty();
        dataverse.close();
        context.stop();
        sandbox.close();
    }

    @Test
    void findsOutWhoItIs() {
        assertThat(dataverse.whoAmI()).isNotNull();
        assertThat(dataverse.limits().dopHint()).isPositive();
        assertThat(dataverse.limits().requestsRemaining()).isPositive();
        assertThat(dataverse.limits().secondsRemaining()).isPositive();
    }

    @Test
    void isToldThatItsSecretIsWrong() {
        try (Dataverse stranger = new Dataverse(context, connection("wrong"))) {
            SignInException refused = catchThrowableOfType(SignInException.class, stranger::whoAmI);

            assertThat(refused).hasMessageContaining("AADSTS7000215");
        }
    }

    @Test
    void goesOnAfterItsTokenExpired() {
        dataverse.whoAmI();
        sandbox.control().expireTokens();

        assertThat(dataverse.whoAmI()).isNotNull();
    }

    @Test
    void createsRecordsOnceHoweverOftenItIsAsked() {
        List<Operation> twice = List.of(
                Operation.createIfAbsent("leads", Batches.id(1), lead("first")),
                Operation.createIfAbsent("leads", Batches.id(1), lead("again")),
                Operation.create(
                        "leads", lead("second").put("leadid", Batches.id(2).toString())),
                Operation.create(
                        "leads", lead("again").put("leadid", Batches.id(2).toString())));

        List<Outcome> outcomes = dataverse.batch(twice);

        assertThat(outcomes)
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.ALREADY_EXISTS, Verdict.DONE, Verdict.ALREADY_EXISTS);
        assertThat(outcomes.get(0).entityId()).isEqualTo(Batches.id(1).toString());
        assertThat(dataverse.query("leads?$select=subject&$orderby=subject", 10))
                .extracting(row -> row.path("subject").asText())
                .containsExactly("first", "second");
    }

    @Test
    void judgesEachOperationForItself() {
        List<Outcome> outcomes = dataverse.batch(List.of(
                Operation.createIfAbsent("leads", Batches.id(1), lead("x".repeat(301))),
                Operation.createIfAbsent("leads", Batches.id(2), lead("Bære – 100 €")),
                Operation.update("leads", Batches.id(2), lead("changed")),
                Operation.update("leads", Batches.id(3), lead("missing")),
                Operation.retrieve("leads(" + Batches.id(2) + ")?$select=subject"),
                Operation.delete("leads", Batches.id(2)),
                Operation.delete("leads", Batches.id(2))));

        assertThat(outcomes)
                .extracting(Outcome::verdict)
                .containsExactly(
                        Verdict.REJECTED,
                        Verdict.DONE,
                        Verdict.DONE,
                        Verdict.NOT_FOUND,
                        Verdict.DONE,
                        Verdict.DONE,
                        Verdict.NOT_FOUND);
        assertThat(outcomes.get(0).code()).isEqualTo("0x80044331");
        assertThat(outcomes.get(0).message()).contains("'subject'").contains("'300'");
        assertThat(outcomes.get(4).body().path("subject").asText()).isEqualTo("changed");
    }

    @Test
    void runsActions() {
        UUID lead = Batches.id(1);
        ObjectNode all = JsonNodeFactory.instance
                .objectNode()
                .put("CreateAccount", true)
                .put("CreateContact", true)
                .put("CreateOpportunity", true)
                .put("Status", 3);

        List<Outcome> outcomes = dataverse.batch(List.of(
                Operation.createIfAbsent("leads", lead, lead("qualified")),
                Operation.action("leads(" + lead + ")/Microsoft.Dynamics.CRM.QualifyLead", all)));

        assertThat(outcomes).extracting(Outcome::verdict).containsOnly(Verdict.DONE);
        assertThat(dataverse
                        .get("leads(" + lead + ")?$select=statecode")
                        .path("statecode")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void carriesAThousandOperations() {
        List<Operation> thousand = IntStream.rangeClosed(1, Dataverse.MAX_BATCH)
                .mapToObj(n -> Operation.createIfAbsent("leads", Batches.id(n), lead("lead " + n)))
                .toList();

        assertThat(dataverse.batch(thousand)).extracting(Outcome::verdict).containsOnly(Verdict.DONE);
        assertThat(dataverse.query("leads?$select=subject", 400)).hasSize(Dataverse.MAX_BATCH);
    }

    @Test
    void readsManyRecordsByTheirKeysAndSaysWhichAreGone() {
        List<String> keys = IntStream.rangeClosed(1, 600)
                .mapToObj(n -> Batches.id(n).toString())
                .toList();
        dataverse.batch(IntStream.rangeClosed(1, 600)
                .filter(n -> n % 200 != 0)
                .mapToObj(n -> Operation.createIfAbsent("leads", Batches.id(n), lead("lead " + n)))
                .toList());
        long before = sandbox.control().requestCount();

        List<Outcome> outcomes = dataverse.retrieveAll("leads", "leadid", keys, "$select=leadid,subject");

        assertThat(outcomes).hasSize(600);
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if ((i + 1) % 200 == 0) {
                assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_FOUND);
            } else {
                assertThat(outcome.verdict()).isEqualTo(Verdict.DONE);
                assertThat(outcome.body().path("leadid").asText()).isEqualTo(keys.get(i));
                assertThat(outcome.body().path("subject").asText()).isEqualTo("lead " + (i + 1));
            }
        }
        assertThat(sandbox.control().requestCount() - before).isEqualTo(2);
    }

    @Test
    void asksForARecordThatIsNotThere() {
        RequestRejectedException refused = catchThrowableOfType(
                RequestRejectedException.class, () -> dataverse.get("leads(" + Batches.id(1) + ")?$select=subject"));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("0x80040217");
        assertThat(refused.requestId()).isNotBlank();
    }

    @Test
    void findsRecordsByTextThatUrlsCannotHold() {
        dataverse.batch(List.of(Operation.createIfAbsent("leads", Batches.id(1), lead("Ærø & 100% {x}"))));

        JsonNode found = dataverse.get("leads?$select=subject&$filter=subject eq 'Ærø %26 100% {x}'");

        assertThat(found.path("value")).hasSize(1);
    }

    @Test
    void readsAllRowsPageByPageAndThenOnlyWhatChanged() {
        create(5);
        ChangeQuery twoAtATime = new ChangeQuery("leads", List.of("subject"), 2);
        int rows = 0;
        ChangePage page = dataverse.changes(twoAtATime, null);
        for (rows += page.changed().size(); !page.last(); rows += page.changed().size()) {
            assertThat(page.full()).isTrue();
            page = dataverse.changes(twoAtATime, page.next());
        }

        dataverse.batch(List.of(
                Operation.update("leads", Batches.id(1), lead("changed")), Operation.delete("leads", Batches.id(2))));
        ChangePage changes = dataverse.changes(twoAtATime, page.next());

        assertThat(rows).isEqualTo(5);
        assertThat(changes.full()).isFalse();
        assertThat(changes.last()).isTrue();
        assertThat(changes.changed())
                .extracting(row -> row.path("subject").asText())
                .containsExactly("changed");
        assertThat(changes.deleted()).containsExactly(Batches.id(2));
    }

    @Test
    void spendsOneRequestOnNoChange() {
        create(1);
        String delta = dataverse.changes(LEADS, null).next();
        sandbox.control().clearRequests();

        ChangePage nothing = dataverse.changes(LEADS, delta);

        assertThat(nothing.changed()).isEmpty();
        assertThat(nothing.last()).isTrue();
        assertThat(sandbox.control().requests()).hasSize(1);
    }

    @Test
    void isToldThatItsDeltaLinkExpired() {
        create(1);
        String delta = dataverse.changes(LEADS, null).next();
        sandbox.control().expireDeltas();

        assertThatThrownBy(() -> dataverse.changes(LEADS, delta)).isInstanceOf(DeltaExpiredException.class);
    }

    @Test
    void readsTheMetadata() {
        DataverseMetadata metadata = dataverse.metadata();

        DataverseMetadata.Entity lead = metadata.entity("lead").orElseThrow();
        assertThat(lead.entitySet()).isEqualTo("leads");
        assertThat(lead.property("subject"))
                .hasValueSatisfying(subject -> assertThat(subject.type()).isEqualTo("Edm.String"));
        assertThat(lead.navigation()).containsEntry("parentaccountid", "account");
    }

    @Test
    void knowsHowLongTextsMayBe() {
        assertThat(dataverse.maxLengths("lead")).containsEntry("subject", 300).containsEntry("description", 2000);
    }

    @Test
    void waitsAsLongAsTheServiceAsks() {
        sandbox.control().failNext(Fault.throttled("0x80072322", 37).on("GET", "WhoAmI"));

        ServiceUnavailableException refused =
                catchThrowableOfType(ServiceUnavailableException.class, () -> dataverse.whoAmI());
        assertThatThrownBy(() -> dataverse.whoAmI()).isInstanceOf(ServiceUnavailableException.class);

        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(37));
        assertThat(dataverse.limits().requestsSent()).isEqualTo(1);
    }

    @Test
    void survivesAnAnswerThatIsCutAfterTheWorkWasDone() {
        List<Operation> creation = List.of(Operation.createIfAbsent("leads", Batches.id(1), lead("once")));
        sandbox.control().failNext(Fault.cut().on("POST", "$batch"));

        assertThatThrownBy(() -> dataverse.batch(creation)).isInstanceOf(ServiceUnavailableException.class);

        assertThat(dataverse.batch(creation)).extracting(Outcome::verdict).containsExactly(Verdict.ALREADY_EXISTS);
    }

    @Test
    void survivesAConnectionThatIsResetAfterTheWorkWasDone() {
        List<Operation> creation = List.of(Operation.createIfAbsent("leads", Batches.id(1), lead("once")));
        sandbox.control().failNext(Fault.reset().on("POST", "$batch").afterApplying());

        assertThatThrownBy(() -> dataverse.batch(creation)).isInstanceOf(ServiceUnavailableException.class);

        assertThat(dataverse.batch(creation)).extracting(Outcome::verdict).containsExactly(Verdict.ALREADY_EXISTS);
    }

    @Test
    void tellsAServiceThatIsAwayFromOneThatRefuses() {
        sandbox.control().unavailable();
        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(ServiceUnavailableException.class);
        sandbox.control().up();
        assertThatThrownBy(() -> dataverse.get("nosuchset")).isInstanceOf(RequestRejectedException.class);
    }

    private void create(int count) {
        dataverse.batch(IntStream.rangeClosed(1, count)
                .mapToObj(n -> Operation.createIfAbsent("leads", Batches.id(n), lead("lead " + n)))
                .toList());
    }

    private static ObjectNode lead(String subject) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("subject", subject)
                .put("lastname", "Berg")
                .put("companyname", "Fabrikam");
    }

    private ServiceConnection connection(String secret) {
        return DataverseConnection.of(sandbox.url(), sandbox.tokenUrl(), sandbox.clientId(), secret);
    }
}
