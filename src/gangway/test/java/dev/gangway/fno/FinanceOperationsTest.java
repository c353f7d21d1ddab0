package dev.gangway.fno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.fno.FnoSandbox;
import dev.gangway.sandbox.fno.rules.Assumption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinanceOperationsTest {
    private static final String ORDER = "$orderby=dataAreaId,ProspectId";

    private final FnoSandbox sandbox = FnoSandbox.start();
    private final CamelContext context = new DefaultCamelContext();
    private FinanceOperations client;

    @BeforeEach
    void start() {
        context.start();
        client = client(sandbox.clientSecret());
    }

    @AfterEach
    void stop() {
        client.close();
        context.stop();
        sandbox.close();
    }

    private FinanceOperations client(String secret) {
        return new FinanceOperations(
                context,
                FnoConnection.of(sandbox.url(), sandbox.tokenUrl(), sandbox.clientId(), secret),
                Clock.systemUTC());
    }

    private static RowKey prospect(String company, String id) {
        return RowKey.of("Prospects", company, "ProspectId", id);
    }

    @Test
    void readsARowOfACompanyThatIsNotTheUsersOwn() {
        sandbox.control().company("usmf");
        sandbox.control().prospect("usrt", "P1", "Ann", "Lee", "ann@example.com");

        assertThat(client.get(prospect("usrt", "P1"), "$expand=Party($select=PersonFirstName)"))
                .hasValueSatisfying(row -> {
                    assertThat(row.path("PrimaryEmailAddress").asText()).isEqualTo("ann@example.com");
                    assertThat(row.path("Party").path("PersonFirstName").asText())
                            .isEqualTo("Ann");
                });
        assertThat(sandbox.control().misuse()).isEmpty();
    }

    @Test
    void saysWhenARowIsNotThere() {
        assertThat(client.get(prospect("usrt", "nobody"), "")).isEmpty();
    }

    @Test
    void takesANotFoundOfSomethingBetweenForNoAnswer() {
        sandbox.control().prospect("usrt", "P1", "Ann", "Lee", "ann@example.com");
        sandbox.control()
                .failNext(Fault.status(404).html("<html>gone fishing</html>").on("GET", "Prospects"));

        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> client.get(prospect("usrt", "P1"), ""));
    }

    @Test
    void keysMayHoldAnything() {
        List<String> ids = List.of("O'Brien", "a/b", "a?b", "..", "ü 100%", "x&y=z", "{{p}}", "#1", "a*");
        ids.forEach(id -> sandbox.control().prospect("usrt", id, "Ann", "Lee", "ann@example.com"));

        assertThat(ids).allSatisfy(id -> assertThat(client.get(prospect("usrt", id), ""))
                .hasValueSatisfying(
                        row -> assertThat(row.path("ProspectId").asText()).isEqualTo(id)));
    }

    @Test
    void walksPageAfterPage() {
        sandbox.control().prospects("usrt", 25);
        List<String> ids = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();

        client.walk(
                "Prospects",
                "$filter=" + Literals.query("IsB2BProspect eq " + Literals.member("NoYes", "Yes")) + "&" + ORDER,
                10,
                page -> {
                    sizes.add(page.path("value").size());
                    page.path("value")
                            .forEach(row -> ids.add(row.path("ProspectId").asText()));
                });

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
        assertThat(sandbox.control().misuse()).isEmpty();
    }

    @Test
    void aWalkThatBreaksOffIsNotComplete() {
        sandbox.control().prospects("usrt", 25);

        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> client.walk(
                        "Prospects", ORDER, 10, page -> sandbox.control().failNext(Fault.cut())));
    }

    @Test
    void writesAndReadsAgain() {
        sandbox.control().prospect("usrt", "P1", "Ann", "Lee", "ann@example.com");

        client.patch(
                prospect("usrt", "P1"), JsonNodeFactory.instance.objectNode().put("B2BProspectStatus", "Rejected"));

        assertThat(client.get(prospect("usrt", "P1"), "")
                        .map(row -> row.path("B2BProspectStatus").asText()))
                .hasValue("Rejected");
    }

    @Test
    void aRefusalHasTheReasonAndItsClassButNoStackTrace() {
        sandbox.control().assume(Assumption.APPROVAL, "refused");
        sandbox.control().prospect("usrt", "P1", "Ann", "Lee", "ann@example.com");

        assertThatExceptionOfType(RequestRejectedException.class)
                .isThrownBy(() -> client.patch(
                        prospect("usrt", "P1"),
                        JsonNodeFactory.instance.objectNode().put("B2BProspectStatus", "Approved")))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("AxODataWriteException");
                    assertThat(e.getMessage()).contains("Infolog").doesNotContain("   at ");
                });
    }

    @Test
    void aSetThatTheUserMayNotReadIsForAPerson() {
        sandbox.control().deny("CustomersV3");

        assertThatExceptionOfType(SignInException.class)
                .isThrownBy(() -> client.list("CustomersV3", "PartyNumber eq 'P'", "dataAreaId,CustomerAccount", ""))
                .satisfies(e -> assertThat(e.code()).isEqualTo("ODataSecurityException"));
    }

    @Test
    void anExpiredTokenIsReplacedOnce() {
        sandbox.control().prospect("usrt", "P1", "Ann", "Lee", "ann@example.com");
        client.get(prospect("usrt", "P1"), "");
        sandbox.control().expireTokens();

        assertThat(client.get(prospect("usrt", "P1"), "")).isPresent();
    }

    @Test
    void listsWhatIsLinked() {
        sandbox.control()
                .put("CustomerHiearchies", Map.of("CustomerHierarchyId", "H1", "OrganizationPartyNumber", "P"));
        sandbox.control()
                .put(
                        "CustomerHierarchyNodes",
                        Map.of("CustomerHierarchyId", "H1", "NodePartyNumber", "N", "Role", "Admin"));

        List<JsonNode> rows = client.list(
                "CustomerHiearchies",
                "OrganizationPartyNumber eq 'P'",
                "CustomerHierarchyId",
                "$expand=CustomerHierarchyNode");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0)
                        .path("CustomerHierarchyNode")
                        .path(0)
                        .path("Role")
                        .asText())
                .isEqualTo("Admin");
    }
}
