package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.Fault;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints on a client that somebody else made, beside a component that has its own environment. */
class GivenClientTest extends ComponentTestCase {
    private static final String OURS = "?client=#ours";

    private final SalesSandbox other = SalesSandbox.builder().strict(true).start();
    private Dataverse ours;

    @BeforeEach
    void make() {
        ours = new Dataverse(
                context,
                ServiceConnection.of(
                        other.url(),
                        other.tokenUrl(),
                        other.clientId(),
                        other.clientSecret(),
                        DataverseConnection.scopeOf(other.url())));
        context.getRegistry().bind("ours", ours);
    }

    @AfterEach
    void closeOther() {
        assertThat(other.control().violations()).isEmpty();
        other.close();
    }

    @Test
    void goesWhereTheClientGoesAndNotWhereTheComponentDoes() throws Exception {
        send("dataverse:create/leads" + OURS, lead("there"));
        send("dataverse:create/leads", lead("here"));

        assertThat(ours.query("leads?$select=subject", 10))
                .extracting(row -> row.path("subject").asText())
                .containsExactly("there");
        assertThat(leads()).hasSize(1);
        assertThat(((DataverseEndpoint) context.getEndpoint("dataverse:create/leads" + OURS)).getServiceUrl())
                .isEqualTo(other.url().toString());
    }

    @Test
    void sharesTokenAndGateAndIsLeftOpen() throws Exception {
        ours.whoAmI();
        other.control().failNext(Fault.status(401).on("POST", "oauth2").always());
        send("dataverse:create/leads" + OURS, lead("a"));
        other.control().clearFaults();
        other.control().failNext(Fault.throttled("0x80072322", 30).on("POST", "leads"));
        assertThatThrownBy(() -> send("dataverse:create/leads" + OURS, lead("b")))
                .isInstanceOf(ServiceUnavailableException.class);
        assertThatThrownBy(ours::whoAmI).hasMessageContaining("left alone");

        context.getComponent("dataverse").stop();
        assertThatThrownBy(ours::whoAmI).hasMessageContaining("left alone");
    }

    @Test
    void isNotMixedWithAnotherConnection() {
        assertThatThrownBy(() -> context.getEndpoint("dataverse:batch" + OURS + "&environment=https://a.example"))
                .rootCause()
                .hasMessageContaining("client")
                .hasMessageContaining("environment");
    }

    @Test
    void aComponentCanHaveItAndAnEndpointAnEnvironmentOfItsOwn() throws Exception {
        DataverseComponent component = new DataverseComponent(context);
        context.addComponent("elsewhere", component);
        component.getConfiguration().setClient(ours);
        send("elsewhere:create/leads", lead("there"));
        context.getRegistry().bind("tokens", (Supplier<String>) () -> "a token");

        DataverseEndpoint endpoint = (DataverseEndpoint)
                context.getEndpoint("elsewhere:create/leads?environment=https://a.example&tokenSource=#tokens");
        assertThat(endpoint.getConfiguration().getClient()).isNull();
        assertThat(ours.query("leads?$select=subject", 10)).hasSize(1);
    }

    @Test
    void aBatchHasTheSizeThatIsSaid() throws Exception {
        List<Operation> operations = IntStream.range(0, 25)
                .mapToObj(i -> Operation.create(
                        "leads",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("subject", "S" + i)
                                .put("lastname", "L" + i)))
                .toList();
        var sizer = new BatchSizer();
        context.getRegistry().bind("sizer", sizer);

        send("dataverse:batch?batchSize=10", operations);
        assertThat(batches()).isEqualTo(3);
        send("dataverse:batch?batchSize=1000&batchSizer=#sizer", operations);
        assertThat(batches()).isEqualTo(4);
        assertThat(sizer.next()).isGreaterThan(BatchSizer.DEFAULT_START);
        assertThatThrownBy(() -> context.getEndpoint("dataverse:batch?batchSize=1001"))
                .rootCause()
                .hasMessageContaining("1 to 1000");
    }

    private long batches() {
        return sandbox.control().requests().stream()
                .filter(request -> request.path().contains("$batch"))
                .count();
    }

    @Test
    @SuppressWarnings("unchecked")
    void anIdThatIsNoneKeepsNoOtherFromBeingRead() throws Exception {
        String there = send("dataverse:create/leads", lead("a")).getMessage().getBody(String.class);
        sandbox.control().clearRequests();

        List<Outcome> outcomes = send(
                        "dataverse:retrieveAll/leads?select=subject",
                        List.of("mislaid", there, UUID.randomUUID().toString()))
                .getMessage()
                .getBody(List.class);

        assertThat(outcomes)
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.REJECTED, Verdict.DONE, Verdict.NOT_FOUND);
        assertThat(outcomes.toString()).doesNotContain(there);
        // what a standard table is called is known
        assertThat(sandbox.control().requests())
                .noneMatch(request -> request.path().contains("EntityDefinitions"));
    }
}
