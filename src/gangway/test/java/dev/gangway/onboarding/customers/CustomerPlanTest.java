package dev.gangway.onboarding.customers;

import static dev.gangway.commerce.partners.PartyType.Organization;
import static dev.gangway.commerce.partners.PartyType.Person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.Customers.Adopted;
import dev.gangway.commerce.partners.Customers.Existing;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Row;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.link.LinkedProspect;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerPlanTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final RecordKey IDA = new RecordKey("USMF", "P-1");
    private static final RecordKey OLE = new RecordKey("USMF", "P-2");

    private final List<WantedCustomer> wanted = new ArrayList<>();
    private final List<Existing> existing = new ArrayList<>();

    @Test
    void aPartnerWhomNobodyKnowsGetsANewOrganizationAndANewPerson() {
        wants(IDA, "A1", "", "C1", "");

        assertThat(created(plan())).containsExactly("P-1 Organization", "P-1 Person");
    }

    @Test
    void anOrganizationIsFoundAgainByTheNumberOfItsAccount() {
        wants(IDA, "A1", "US-007", "C1", "");
        exists("US-007", Organization, Map.of());

        CustomerPlan plan = plan();

        assertThat(plan.adopted()).extracting(Adopted::customer).containsExactlyElementsOf(existing);
        assertThat(created(plan)).containsExactly("P-1 Person");
    }

    @Test
    void anOrganizationIsFoundAgainByTheKeyOfItsAccount() {
        wants(IDA, "A1", "the seller's own number", "C1", "");
        exists("US-007", Organization, Map.of("recordid", "A1"));

        assertThat(plan().adopted()).extracting(Adopted::customer).containsExactlyElementsOf(existing);
    }

    @Test
    void aPersonIsFoundAgainByTheEmailAddressInAnyCase() {
        wants(IDA, "A1", "", "C1", "");
        exists("US-008", Person, Map.of("personemailaddress", "p-1@example.com"));

        assertThat(plan().adopted()).containsExactly(new Adopted(IDA, existing.get(0), "P-1@Example.com"));
    }

    @Test
    void aCustomerOfAnotherPartnerIsNotTakenAndNoneIsMadeInstead() {
        wants(IDA, "A1", "US-007", "C1", "");
        exists("US-007", Organization, Map.of("prospectid", "P-9", "b2bprospectstatus", "Approved"));

        CustomerPlan plan = plan();

        assertThat(plan.refusals().get(IDA).message()).contains("US-007", "came on board with prospect USMF/P-9");
        assertThat(plan.adopted()).isEmpty();
        assertThat(plan.created()).isEmpty();
    }

    @Test
    void aCustomerInAHierarchyIsNotTakenAway() {
        wants(IDA, "A1", "US-007", "C1", "");
        exists("US-007", Organization, Map.of("customerhierarchyid", "H-3"));

        assertThat(plan().refusals().get(IDA).message()).contains("belongs to hierarchy H-3");
    }

    @Test
    void aNumberThatIsThePersonsCannotBeTheOrganizations() {
        wants(IDA, "A1", "US-008", "C1", "");
        exists("US-008", Person, Map.of());

        assertThat(plan().refusals().get(IDA).message()).contains("is not of type Organization");
    }

    @Test
    void ofTwoPartnersWithOneAccountTheSecondIsLeftToAPerson() {
        wants(OLE, "A1", "", "C2", "");
        wants(IDA, "A1", "", "C1", "");

        CustomerPlan plan = plan();

        assertThat(plan.refusals()).containsOnlyKeys(OLE);
        assertThat(plan.refusals().get(OLE).message()).contains("has the same account as prospect USMF/P-1");
        assertThat(created(plan)).containsExactly("P-1 Organization", "P-1 Person");
    }

    @Test
    void ofTwoPartnersWithOneExistingCustomerOnlyTheFirstGetsIt() {
        wants(IDA, "A1", "US-007", "C1", "");
        wants(OLE, "A2", "US-007", "C2", "");
        exists("US-007", Organization, Map.of());

        CustomerPlan plan = plan();

        assertThat(plan.adopted()).extracting(Adopted::prospect).containsExactly(IDA);
        assertThat(plan.refusals().get(OLE).message()).contains("came on board with prospect USMF/P-1");
    }

    @Test
    void aPlanDoesNotHoldOnceACustomerHasAppeared() {
        wants(IDA, "A1", "", "C1", "");
        CustomerPlan plan = plan();
        assertThat(plan.holdsFor(existing())).isTrue();

        exists("US-009", Person, Map.of("personemailaddress", "p-1@example.com"));

        assertThat(plan.holdsFor(existing())).isFalse();
    }

    private void wants(RecordKey prospect, String account, String number, String contact, String person) {
        ObjectNode lead = JSON.objectNode();
        lead.putObject("parentaccountid").put("accountid", account).put("accountnumber", number);
        lead.putObject("parentcontactid").put("contactid", contact).put("msdyn_contactpersonid", person);
        var finding = new Finding(
                LinkedProspect.of(Row.of(Map.of(
                        "dataareaid", prospect.dataareaid(),
                        "prospectid", prospect.id(),
                        "primaryemailaddress", prospect.id() + "@Example.com"))),
                new Outcome(Verdict.DONE, 200, null, null, lead, null));
        for (PartyType type : PartyType.values()) {
            wanted.add(new WantedCustomer(finding, type, (one, of, notices) -> JSON.objectNode()));
        }
    }

    private void exists(String account, PartyType type, Map<String, String> columns) {
        Map<String, String> all = new HashMap<>(columns);
        all.put("dataareaid", "USMF");
        all.put("customeraccount", account);
        all.put("partytype", type.name());
        existing.add(Existing.of(Row.of(all)));
    }

    private ExistingCustomers existing() {
        return new ExistingCustomers(existing, List.of(), OrganizationRules.of(""));
    }

    private CustomerPlan plan() {
        return CustomerPlan.of(wanted, existing());
    }

    private static List<String> created(CustomerPlan plan) {
        return plan.created().stream()
                .map(one -> one.prospect().id() + " " + one.type())
                .toList();
    }
}
