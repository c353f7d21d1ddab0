package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.onboarding.adopt.AdoptionOptions;
import dev.gangway.onboarding.adopt.report.AdoptionLine;
import dev.gangway.onboarding.adopt.report.AdoptionLine.Kind;
import dev.gangway.onboarding.adopt.report.AdoptionReport;
import dev.gangway.sandbox.control.Fault;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What dual-write or people left in Sales is linked instead of made again. */
class AdoptionTest {
    private static final AdoptionOptions REALLY = new AdoptionOptions(false, null, Map.of());
    private static final AdoptionOptions DRY = new AdoptionOptions(true, null, Map.of());

    private final List<AdoptionLine> lines = new ArrayList<>();

    private AdoptionReport adopt(EmbeddedGangway gangway, AdoptionOptions options) {
        lines.clear();
        return gangway.gangway.adopt(options, lines::add);
    }

    private static String link(World world, String area, String number) {
        return world
                .gangway
                .jdbc
                .queryForList(
                        "SELECT leadid FROM gangway.link WHERE dataareaid = ? AND prospectid = ?",
                        String.class,
                        area,
                        number)
                .stream()
                .findFirst()
                .orElse(null);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theFirstLeadWaitsUntilOthersAreAdopted(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            dualWrite.prospect("USMF", "P-0000001", "Pending");
            UUID lead = dualWrite.lead("USMF", "P-0000001", "Pending");
            dualWrite.write();

            var report = world.run("prospects-to-leads");

            assertThat(report.paused()).contains("gangway adopt", lead.toString());
            assertThat(world.errors()).extracting(ErrorRecord::code).containsExactly("LeadsUnknown");
            assertThat(world.rows("leads")).hasSize(1);
            world.sales.control().clearRequests();
            world.run("prospects-to-leads");
            try (EmbeddedGangway later = world.another()) {
                later.gangway.run("prospects-to-leads");
            }
            assertThat(world.sales.control().requests())
                    .extracting(request -> request.path())
                    .doesNotContain("leads");

            assertThat(adopt(world.gangway, REALLY).linked()).isEqualTo(1);

            try (EmbeddedGangway later = world.another()) {
                later.runAll();
                assertThat(later.gangway.errors().list()).isEmpty();
            }
            assertThat(world.rows("leads")).hasSize(1);
            assertThat(link(world, "USMF", "P-0000001")).isEqualTo(lead.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void adoptedLeadsAreNeitherDoubledNorUnheard(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            for (String number : List.of("P-0000001", "P-0000002", "P-0000003", "P-0000004")) {
                dualWrite.prospect("USMF", number, "Pending");
            }
            UUID open = dualWrite.lead("USMF", "P-0000001", "Pending", "telephone1", "+47 99", "subject", "Mine");
            UUID won = dualWrite.lead("USMF", "P-0000002", "Pending");
            UUID lost = dualWrite.lead("USMF", "P-0000003", "Pending");
            UUID qualified = dualWrite.lead(
                    "USMF", " p-0000004\u200b", "Pending", "emailaddress1", DualWrite.email("USMF", "P-0000004"));
            dualWrite.write();
            var seller = world.sales.control();
            world.win(won);
            world.disqualify(lost);
            world.qualify(qualified);
            String before = seller.dump();

            AdoptionReport dry = adopt(world.gangway, DRY);

            assertThat(dry.linked()).isEqualTo(4);
            assertThat(dry.open()).as("prospects that would get a lead").isZero();
            assertThat(world.gangway.count("gangway.link")).isZero();
            assertThat(world.gangway.count("gangway.adoption")).isZero();

            AdoptionReport report = adopt(world.gangway, REALLY);

            assertThat(report.linked()).isEqualTo(4);
            assertThat(report.forPeople()).isZero();
            assertThat(lines)
                    .extracting(AdoptionLine::record)
                    .containsExactlyInAnyOrder(
                            "leads(" + open + ")",
                            "leads(" + won + ")",
                            "leads(" + lost + ")",
                            "leads(" + qualified + ")");
            assertThat(seller.dump()).isEqualTo(before);
            world.settle();
            assertThat(world.rows("leads")).hasSize(4);
            assertThat(world.statusOf("P-0000001")).isEqualTo("Pending");
            assertThat(world.statusOf("P-0000002")).isEqualTo("Approved");
            assertThat(world.statusOf("P-0000003")).isEqualTo("Rejected");
            assertThat(world.gangway.text("SELECT salesstate FROM gangway.link WHERE leadid = ?", qualified.toString()))
                    .isEqualTo("Qualified");
            assertThat(world.mails()).hasSize(2);
            JsonNode kept = world.leadInSales(open);
            assertThat(kept.path("telephone1").asText()).isEqualTo("+47 99");
            assertThat(kept.path("subject").asText()).isEqualTo("Mine");
            assertThat(world.errors()).isEmpty();
            world.gangway.gangway.reconcile(
                    false, difference -> assertThat(difference).isNull());

            AdoptionReport again = adopt(world.gangway, REALLY);
            assertThat(again.linked()).isZero();
            assertThat(again.already()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void legalEntitiesThatAreNotServedStayWithDualWrite(TestDatabases kind) {
        try (var world = new World(kind, "gangway.leads.companies", "USRT")) {
            var dualWrite = new DualWrite(world);
            dualWrite.prospect("USRT", "P-0000001", "Pending");
            dualWrite.prospect("USMF", "P-0000002", "Pending");
            UUID served = dualWrite.lead("USRT", "P-0000001", "Pending");
            UUID other = dualWrite.lead("USMF", "P-0000002", "Pending");
            dualWrite.write();

            assertThat(adopt(world.gangway, DRY).linked()).isEqualTo(1);
            AdoptionReport report = adopt(world.gangway, REALLY);
            world.win(other);
            world.settle();

            assertThat(report.linked()).isEqualTo(1);
            assertThat(link(world, "USRT", "P-0000001")).isEqualTo(served.toString());
            assertThat(link(world, "USMF", "P-0000002")).isNull();
            assertThat(world.statusOf("P-0000002")).isEqualTo("Pending");
            assertThat(world.rows("leads")).hasSize(2);
            assertThat(world.gangway.count("hq.customer")).isZero();
            assertThat(world.mails()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatWasDecidedBeforeIsNotDoneAgain(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            UUID approved = dualWrite.partner("USMF", 1);
            dualWrite.prospect("USMF", "P-0000002", "Rejected");
            UUID rejected = dualWrite.lead("USMF", "P-0000002", "Rejected");
            dualWrite.prospect("USMF", "P-0000003", "Approved");
            dualWrite.prospect("USMF", "P-0000004", "Rejected");
            dualWrite.write();
            var seller = world.sales.control();
            world.win(approved, false, false);
            world.disqualify(rejected);
            long customers = world.gangway.count("hq.customer");

            adopt(world.gangway, REALLY);
            world.settle();

            assertThat(world.rows("leads")).hasSize(2);
            assertThat(world.gangway.count("hq.customer")).isEqualTo(customers);
            assertThat(world.gangway.count("hq.customerhierarchy")).isEqualTo(1);
            assertThat(world.gangway.count("hq.emailnotification")).isZero();
            assertThat(world.mails()).isEmpty();
            assertThat(world.errors()).isEmpty();
            world.gangway.gangway.reconcile(
                    false, difference -> assertThat(difference).isNull());

            world.seller(Operation.update(
                    "leads", approved, JsonNodeFactory.instance.objectNode().put("subject", "Later")));
            world.settle();
            assertThat(world.gangway.count("hq.customer")).isEqualTo(customers);
            assertThat(world.gangway.count("hq.customerhierarchy")).isEqualTo(1);
        }
    }

    /** Dual-write made customers and hierarchy, and died before it wrote the status. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatWasCarriedOutIsRecognizedByItsEffects(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            UUID won = dualWrite.partner("USMF", 1, "Pending");
            UUID later = dualWrite.partner("USMF", 2, "Pending");
            UUID refused = dualWrite.partner("DEMF", 3, "Pending");
            dualWrite.customer("USMF", "D-0000100", "Organization");
            dualWrite.customer("USMF", "D-0000101", "Person", "primarycontactemail", "ada@fabrikam.example");
            dualWrite.hierarchy("USMF", "CH-OTHER", "D-0000100", "D-0000101");
            dualWrite.prospect("USMF", "P-0000009", "Pending", "primaryemailaddress", "Ada@fabrikam.example");
            UUID another = dualWrite.lead("USMF", "P-0000009", "Pending");
            dualWrite.write();
            world.win(won, false, false);
            world.disqualify(refused);
            world.win(another, true, false);
            long customers = world.gangway.count("hq.customer");
            long hierarchies = world.gangway.count("hq.customerhierarchy");

            adopt(world.gangway, DRY);
            assertThat(lines)
                    .filteredOn(line -> line.words().contains("on board already in hierarchy"))
                    .extracting(AdoptionLine::subject)
                    .containsExactlyInAnyOrder("P-0000001", "P-0000002", "P-0000003");
            adopt(world.gangway, REALLY);
            world.settle();
            assertThat(world.statusOf("P-0000001")).isEqualTo("Approved");
            assertThat(world.statusOf("P-0000002")).isEqualTo("Pending");
            world.win(later, false, false);
            world.settle();

            assertThat(world.statusOf("P-0000002")).isEqualTo("Approved");
            assertThat(world.errors())
                    .extracting(error -> error.record().toString(), ErrorRecord::code)
                    .as("one is contrary, and one asks for another organization")
                    .containsExactlyInAnyOrder(
                            tuple("DEMF/P-0000003", "ContraryOutcome"), tuple("USMF/P-0000009", "CustomerTaken"));
            assertThat(world.gangway.count("hq.customer")).isEqualTo(customers);
            assertThat(world.gangway.count("hq.customerhierarchy")).isEqualTo(hierarchies);
            assertThat(world.gangway.count("hq.emailnotification")).isZero();
            assertThat(world.statusInSales(won)).as("the lead shows it").isEqualTo(192350001);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void decisionsThatDifferAtTheAdoptionAreForAPerson(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            UUID approved = dualWrite.partner("USMF", 1);
            dualWrite.prospect("USMF", "P-0000002", "Rejected");
            UUID rejected = dualWrite.lead("USMF", "P-0000002", "Rejected");
            dualWrite.write();
            world.disqualify(approved);
            world.win(rejected);

            AdoptionReport report = adopt(world.gangway, REALLY);
            world.settle();

            assertThat(report.lines()).containsEntry(Kind.CONTRARY, 2L);
            assertThat(world.errors())
                    .extracting(error -> error.record().toString(), ErrorRecord::code)
                    .containsExactlyInAnyOrder(
                            tuple("USMF/P-0000001", "ContraryOutcome"), tuple("USMF/P-0000002", "ContraryOutcome"));
            world.errors().forEach(error -> world.gangway.gangway.errors().discard(error.id()));
            adopt(world.gangway, REALLY);
            world.settle();
            assertThat(world.statusOf("P-0000001")).isEqualTo("Approved");
            assertThat(world.statusOf("P-0000002")).isEqualTo("Rejected");
            assertThat(world.errors()).isEmpty();
            assertThat(world.mails()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"HSQLDB, 2026-01-01, ", "POSTGRESQL, , 2026-01-01T00:00"})
    void decidedProspectsGetLeadsSinceATimeIfAsked(TestDatabases kind, String setting, LocalDateTime since) {
        try (var world = new World(kind, "gangway.leads.decided-since", setting == null ? "" : setting)) {
            var dualWrite = new DualWrite(world);
            dualWrite.prospect("USMF", "P-0000001", "Approved");
            dualWrite.prospect("USMF", "P-0000002", "Approved", "createddatetime", LocalDateTime.of(2026, 2, 1, 8, 0));
            world.settle();
            assertThat(world.rows("leads")).hasSize(setting == null ? 0 : 1);

            adopt(world.gangway, new AdoptionOptions(false, since, Map.of()));
            world.settle();

            assertThat(world.rows("leads")).singleElement().satisfies(lead -> {
                assertThat(lead.path("msdyn_prospectid").asText()).isEqualTo("P-0000002");
                assertThat(lead.path("msdyn_b2bprospectstatus").asInt()).isEqualTo(192350001);
            });
            assertThat(world.mails()).isEmpty();
            assertThat(world.gangway.count("hq.customer")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPreviewListsCustomersThatStandAlone(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            dualWrite.partner("USMF", 1);
            dualWrite.customer("USMF", "C-0000010", "Organization");
            dualWrite.customer("USMF", "C-0000011", "Person");
            dualWrite.write();

            AdoptionReport preview = adopt(world.gangway, DRY);

            assertThat(preview.alone()).isEqualTo(2);
            assertThat(lines)
                    .filteredOn(line -> line.kind() == Kind.ALONE)
                    .extracting(AdoptionLine::subject, AdoptionLine::words)
                    .containsExactlyInAnyOrder(
                            tuple("C-0000010", "no account in Sales is this organization"),
                            tuple("C-0000011", "no contact in Sales is this person"));
            assertThat(preview.linked()).isEqualTo(3);
            assertThat(adopt(world.gangway, REALLY).lines()).doesNotContainKey(Kind.ALONE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void ambiguousLeadsWaitForAPersonsChoice(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            for (String number : List.of("P-0000001", "P-0000002", "P-0000003")) {
                dualWrite.prospect("USMF", number, "Pending");
            }
            dualWrite.prospect("DEMF", "P-0000003", "Pending");
            UUID first = dualWrite.lead("USMF", "P-0000001", "Pending");
            UUID second = dualWrite.lead("USMF", "P-0000001", "Pending");
            dualWrite.lead(
                    "USMF",
                    "P-0000002",
                    "Pending",
                    "emailaddress1",
                    "other@elsewhere.example",
                    "lastname",
                    "Someone",
                    "companyname",
                    "Else");
            dualWrite.lead(null, "P-0000003", "Pending");
            UUID nobodys = dualWrite.lead("USMF", "P-9999999", "Pending");
            dualWrite.lead("FRRT", "P-0000001", "Pending");
            dualWrite.write();

            AdoptionReport report = adopt(world.gangway, REALLY);

            assertThat(report.lines()).isEqualTo(Map.of(Kind.AMBIGUOUS, 4L, Kind.NOBODYS, 1L));
            assertThat(report.foreign()).isEqualTo(1);
            assertThat(lines)
                    .filteredOn(line -> line.kind() == Kind.NOBODYS)
                    .extracting(AdoptionLine::record)
                    .containsExactly("leads(" + nobodys + ")");
            assertThat(lines)
                    .filteredOn(line -> "P-0000001".equals(line.subject()))
                    .singleElement()
                    .satisfies(line -> assertThat(line.candidates())
                            .containsExactlyInAnyOrder("leads(" + first + ")", "leads(" + second + ")"));
            world.settle();
            world.retryErrors();
            world.gangway.gangway.reconcile(true, difference -> {});
            world.settle();
            assertThat(world.rows("leads")).as("no retry makes another one").hasSize(6);
            assertThat(world.errors()).hasSize(4).allSatisfy(error -> assertThat(error.code())
                    .isEqualTo("LeadAmbiguous"));

            adopt(
                    world.gangway,
                    new AdoptionOptions(
                            false,
                            null,
                            Map.of(
                                    new RecordKey("USMF", "P-0000001"), Optional.of(second.toString()),
                                    new RecordKey("USMF", "P-0000003"), Optional.empty())));
            world.settle();

            assertThat(link(world, "USMF", "P-0000001")).isEqualTo(second.toString());
            assertThat(world.rows("leads")).hasSize(7);
            assertThat(world.errors()).hasSize(2);
            assertThatThrownBy(() -> adopt(
                            world.gangway,
                            new AdoptionOptions(
                                    false,
                                    null,
                                    Map.of(new RecordKey("DEMF", "P-0000003"), Optional.of(second.toString())))))
                    .hasMessageContaining("is linked to prospect USMF/P-0000001");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatAPersonDidNotChooseStaysListedAsLongAsItHasTheNumber(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            for (String number : List.of("P-0000001", "P-0000002")) {
                dualWrite.prospect("USMF", number, "Pending");
            }
            List<String> leads = new ArrayList<>();
            for (String company : Arrays.asList("USMF", "USMF", null, null)) {
                UUID lead = dualWrite.lead(company, company == null ? "P-0000002" : "P-0000001", "Pending");
                leads.add("leads(" + lead + ")");
            }
            dualWrite.write();
            assertThat(adopt(world.gangway, REALLY).lines()).isEqualTo(Map.of(Kind.AMBIGUOUS, 2L));

            adopt(
                    world.gangway,
                    new AdoptionOptions(
                            false,
                            null,
                            Map.of(
                                    new RecordKey("USMF", "P-0000001"), Optional.empty(),
                                    new RecordKey("USMF", "P-0000002"), Optional.empty())));

            for (boolean created : List.of(false, true)) {
                AdoptionReport report = adopt(world.gangway, REALLY);
                assertThat(report.lines()).as("created: " + created).isEqualTo(Map.of(Kind.NOBODYS, 4L));
                assertThat(lines).extracting(AdoptionLine::record).containsExactlyInAnyOrderElementsOf(leads);
                assertThat(lines)
                        .extracting(AdoptionLine::words)
                        .allMatch(words -> words.contains(created ? " lead" : "gets a new lead"));
                world.settle();
                assertThat(world.rows("leads")).hasSize(6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void leadsMadeByHandAreFoundByTheirAddress(TestDatabases kind) {
        try (var world = new World(kind, "gangway.leads.match", "primaryemailaddress, companyname + lastname")) {
            var dualWrite = new DualWrite(world);
            dualWrite.prospect("USMF", "P-0000001", "Pending", "primaryemailaddress", "O'Brien+a&b@fabrikam.example");
            dualWrite.prospect("USMF", "P-0000002", "Pending", "companyname", "Søn & \"Co\" 100%", "lastname", "Ås");
            dualWrite.prospect("USMF", "P-0000003", "Pending");
            dualWrite.prospect("USMF", "P-0000004", "Pending");
            UUID byAddress = hand(dualWrite, "emailaddress1", "o'brien+A&B@fabrikam.example");
            UUID byCompany = hand(dualWrite, "companyname", "SØN & \"Co\" 100%", "lastname", "ås");
            hand(dualWrite, "emailaddress1", DualWrite.email("USMF", "P-0000003"));
            hand(dualWrite, "emailaddress1", DualWrite.email("USMF", "P-0000003"));
            dualWrite.write();

            AdoptionReport report = adopt(world.gangway, REALLY);

            assertThat(report.lines()).isEqualTo(Map.of(Kind.LEAD, 2L, Kind.AMBIGUOUS, 1L));
            assertThat(report.open()).isEqualTo(1);
            assertThat(link(world, "USMF", "P-0000001")).isEqualTo(byAddress.toString());
            assertThat(link(world, "USMF", "P-0000002")).isEqualTo(byCompany.toString());
            world.settle();
            assertThat(world.rows("leads")).hasSize(5);
            JsonNode completed = world.leadInSales(byAddress);
            assertThat(completed.path("msdyn_prospectid").asText()).isEqualTo("P-0000001");
            assertThat(completed.path("msdyn_b2bcommerceprospect").asBoolean()).isTrue();
            assertThat(completed.path("subject").asText()).isEqualTo("By hand");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadThatAnotherKeyKeepsOutIsAnErrorAndNoLink(TestDatabases kind) {
        try (var world = new World(kind)) {
            var dualWrite = new DualWrite(world);
            dualWrite.prospect("USMF", "P-0000001", "Pending");
            dualWrite.prospect("USMF", "P-0000002", "Pending");
            dualWrite.prospect("USMF", "P-0000003", "Pending");
            world.run("prospects-to-leads");
            dualWrite.prospect("DEMF", "P-0000001", "Pending", "lastname", "Existing");
            dualWrite.prospect("USMF", "P-0000009", "Pending");
            world.sales.control().addAlternateKey("lead", "contoso_number", "msdyn_prospectid", "lastname");
            UUID other = dualWrite.lead("USMF", "P-0000009", "Pending");
            dualWrite.write();
            world.sales
                    .control()
                    .failNext(Fault.status(412)
                            .code("0x80040237")
                            .message("Cannot insert duplicate key.")
                            .onRecord("lead", "lastname", "Existing")
                            .always());

            world.settle();

            assertThat(world.gangway.count("gangway.link")).isEqualTo(3);
            assertThat(world.errors())
                    .extracting(error -> error.record().toString(), ErrorRecord::code)
                    .containsExactlyInAnyOrder(
                            tuple("DEMF/P-0000001", "LeadExistsElsewhere"),
                            tuple("USMF/P-0000009", "LeadExistsElsewhere"));
            assertThat(world.errors())
                    .filteredOn(error -> error.record().id().equals("P-0000009"))
                    .singleElement()
                    .satisfies(error -> assertThat(error.message()).contains(other.toString()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadThatArrivedBeforeTheDecisionIsStillLinked(TestDatabases kind) {
        try (var world = new World(kind)) {
            String request = world.partnerAsks();
            world.requestsBecomeProspects();
            world.sales.control().failNext(Fault.reset().on("POST", "$batch").afterApplying());
            world.run("prospects-to-leads");
            assertThat(world.gangway.count("gangway.link")).isZero();
            world.gangway.jdbc.update("UPDATE hq.prospect SET b2bprospectstatus = 'Rejected'");
            try (EmbeddedGangway later = world.another()) {
                later.runAll();
            }

            assertThat(world.rows("leads")).hasSize(1);
            assertThat(world.lead(request).toString())
                    .isEqualTo(world.rows("leads").get(0).path("leadid").asText());
            assertThat(world.rows("leads")
                            .get(0)
                            .path("msdyn_b2bprospectstatus")
                            .asInt())
                    .isEqualTo(192350002);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void accountsAndContactsAreLinkedToTheirCustomers(TestDatabases kind) {
        try (var world = new World(kind, "gangway.customers.match", "organizationname")) {
            var dualWrite = new DualWrite(world);
            dualWrite.partner("USMF", 1);
            dualWrite.customer("USMF", "C-0000010", "Person", "primarycontactemail", "Bob@fabrikam.example");
            UUID byAddress = dualWrite.contact("USMF", null, "emailaddress1", "bob@FABRIKAM.example");
            dualWrite.customer("USMF", "C-0000011", "Organization", "organizationname", "Contoso & Co");
            UUID byName = dualWrite.account(null, null, "name", "CONTOSO & Co", "accountnumber", null);
            dualWrite.customer("USMF", "C-0000012", "Organization");
            dualWrite.account("USMF", "C-0000012");
            dualWrite.account("USMF", "C-0000012");
            dualWrite.customer("DEMF", "C-0000013", "Organization");
            dualWrite.customer("USMF", "C-0000013", "Organization");
            dualWrite.account(null, "C-0000013");
            dualWrite.account("DEMF", "D-0000002");
            dualWrite.write();
            String before = world.sales.control().dump();

            AdoptionReport report = adopt(world.gangway, REALLY);

            assertThat(world.sales.control().dump()).isEqualTo(before);
            assertThat(report.lines())
                    .isEqualTo(Map.of(Kind.LEAD, 1L, Kind.ACCOUNT, 2L, Kind.CONTACT, 2L, Kind.AMBIGUOUS, 3L));
            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT customeraccount FROM gangway.customerlink ORDER BY customeraccount", String.class))
                    .containsExactly("C-0000010", "C-0000011", "D-0000002", "D-0000003");
            world.settle();
            assertThat(world.row("contacts", "contactid", byAddress)
                            .path("msdyn_contactpersonid")
                            .asText())
                    .isEqualTo("C-0000010");
            assertThat(world.row("accounts", "accountid", byName)
                            .path("accountnumber")
                            .asText())
                    .isEqualTo("C-0000011");
            assertThat(world.errors()).hasSize(3).allSatisfy(error -> assertThat(error.code())
                    .isEqualTo("CustomerAmbiguous"));
            assertThat(adopt(world.gangway, REALLY).linked()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HSQLDB, keep, Main 1, Side 2, Oslo, Bergen",
        "POSTGRESQL, 'sales, addressstreet=headquarters', Main 1, Main 1, Bergen, Bergen"
    })
    void theChosenSidesValuesHoldAtFirst(
            TestDatabases kind, String first, String street, String line1, String city, String theirCity) {
        try (var world = new World(kind, "gangway.customers.sync", "true", "gangway.customers.first", first)) {
            var dualWrite = new DualWrite(world);
            dualWrite.customer("USMF", "C-0000010", "Organization", "addresscity", "Oslo", "addressstreet", "Main 1");
            UUID account =
                    dualWrite.account("USMF", "C-0000010", "address1_city", "Bergen", "address1_line1", "Side 2");
            dualWrite.write();

            adopt(world.gangway, DRY);
            assertThat(lines).singleElement().satisfies(line -> assertThat(line.words())
                    .contains("address1_city (", "address1_line1 ("));
            assertThat(world.gangway.count("gangway.customerlink")).isZero();
            adopt(world.gangway, REALLY);
            world.settle();

            JsonNode now = world.row("accounts", "accountid", account);
            assertThat(world.gangway.text("SELECT addressstreet FROM hq.customer"))
                    .isEqualTo(street);
            assertThat(now.path("address1_line1").asText()).isEqualTo(line1);
            assertThat(world.gangway.text("SELECT addresscity FROM hq.customer"))
                    .isEqualTo(city);
            assertThat(now.path("address1_city").asText()).isEqualTo(theirCity);
            assertThat(world.errors()).isEmpty();
        }
    }

    private static UUID hand(DualWrite dualWrite, Object... columns) {
        Object[] none = {
            "msdyn_prospectid",
            null,
            "msdyn_b2bcommerceprospect",
            null,
            "msdyn_b2bprospectstatus",
            null,
            "subject",
            "By hand",
            "emailaddress1",
            null
        };
        Object[] all = new Object[none.length + columns.length];
        System.arraycopy(none, 0, all, 0, none.length);
        System.arraycopy(columns, 0, all, none.length, columns.length);
        return dualWrite.lead(null, "by hand", "Pending", all);
    }
}
