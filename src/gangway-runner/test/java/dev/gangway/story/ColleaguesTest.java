package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.ledger.error.ErrorRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two colleagues of one company, whose leads a seller puts on one account: the account is one customer, the second
 * colleague an error, in whatever order and between whichever looks it is done.
 */
class ColleaguesTest {
    /** Who asked first, who is qualified first, whether a look falls between, and the number the seller gave the account. */
    private record Company(
            String first, String second, boolean secondQualifiedFirst, boolean lookBetween, String number) {
        String qualifiedFirst() {
            return secondQualifiedFirst ? second : first;
        }

        String qualifiedLast() {
            return secondQualifiedFirst ? first : second;
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAccountIsOneCustomerInWhateverOrderItIsLookedAt(TestDatabases kind) {
        try (var world = new World(kind, "gangway.jobs.chunk", 3)) {
            List<Company> companies = companies(world);
            world.runAll();
            for (Company company : companies) {
                UUID account = account(world, company);
                qualify(world, company.qualifiedFirst(), account);
                if (!company.lookBetween()) {
                    qualify(world, company.qualifiedLast(), account);
                }
            }
            world.runAll();
            for (Company company : companies) {
                if (company.lookBetween()) {
                    UUID account = UUID.fromString(world.leadInSales(world.lead(company.qualifiedFirst()))
                            .path("_parentaccountid_value")
                            .asText());
                    qualify(world, company.qualifiedLast(), account);
                }
            }
            world.runAll();

            for (Company company : companies) {
                int first = organizations(world, company.qualifiedFirst());
                assertThat(first + organizations(world, company.qualifiedLast()))
                        .as(company.toString())
                        .isEqualTo(1);
                // of two who are there at one look, the one whom a worker takes up first
                assertThat(first == 1 || !company.lookBetween())
                        .as(company.toString())
                        .isTrue();
                String other = first == 1 ? company.qualifiedLast() : company.qualifiedFirst();
                assertThat(world.errors())
                        .filteredOn(error -> error.code().equals("CustomerTaken"))
                        .extracting(ErrorRecord::requestId)
                        .contains(other);
            }
            assertThat(world.errors()).hasSize(companies.size());
        }
    }

    private static List<Company> companies(World world) {
        List<Company> companies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            companies.add(new Company(
                    world.partnerAsks("companyname", "Company " + i),
                    world.partnerAsks("companyname", "Company " + i),
                    (i & 1) == 1,
                    (i & 2) == 2,
                    (i & 4) == 4 ? "X-" + i : null));
        }
        return companies;
    }

    private static UUID account(World world, Company company) {
        UUID account = UUID.randomUUID();
        var body = JsonNodeFactory.instance.objectNode().put("name", "Company");
        if (company.number() != null) {
            body.put("accountnumber", company.number());
        }
        world.seller(Operation.createIfAbsent("accounts", account, body));
        return account;
    }

    private static void qualify(World world, String request, UUID account) {
        UUID lead = world.lead(request);
        world.seller(Operation.update(
                "leads",
                lead,
                JsonNodeFactory.instance.objectNode().put("parentaccountid@odata.bind", "/accounts(" + account + ")")));
        world.sales.control().qualify(lead, false, true, true);
    }

    private static int organizations(World world, String request) {
        return world.gangway.jdbc.queryForObject(
                "SELECT COUNT(*) FROM hq.customer c JOIN hq.prospect p ON p.dataareaid = c.dataareaid"
                        + " AND p.prospectid = c.prospectid WHERE c.partytype = 'Organization' AND p.requestid = ?",
                Integer.class,
                request);
    }
}
