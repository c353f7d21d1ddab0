package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.doctor.Finding.Severity;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.limits.ProtectionLimits;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is broken is named with its cure; what is not broken is not complained about. */
class DoctorTest {
    private static List<Finding> examine(EmbeddedGangway embedded) {
        return embedded.gangway.doctor(finding -> {});
    }

    private static Finding only(List<Finding> findings, String check) {
        List<Finding> about = findings.stream()
                .filter(finding -> finding.check().equals(check))
                .toList();
        assertThat(about).as(findings.toString()).hasSize(1);
        return about.get(0);
    }

    private static List<Finding> problems(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.PROBLEM)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aHealthyInstallationHasNoProblem(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard();

            List<Finding> findings = examine(world.gangway);

            assertThat(problems(findings)).isEmpty();
            assertThat(findings)
                    .filteredOn(finding -> finding.severity() == Severity.WARNING)
                    .allSatisfy(finding -> assertThat(finding.seen()).contains("companyname (250 to 100)"));
            for (String clock : List.of("clock of headquarters", "clock of Sales")) {
                assertThat(only(findings, clock).severity()).isEqualTo(Severity.OK);
            }
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void missingTablesAreNamed(TestDatabases kind) {
        try (var embedded = new EmbeddedGangway(kind.empty(), "gangway.migrate", "false")) {
            List<Finding> findings = examine(embedded);

            assertThat(only(findings, "tables of headquarters").cure()).contains("gangway init");
            assertThat(only(findings, "tables of the channel").severity()).isEqualTo(Severity.PROBLEM);
            assertThat(only(findings, "Sales").severity()).isEqualTo(Severity.WARNING);
            assertThat(only(findings, "mail").severity()).isEqualTo(Severity.WARNING);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsNamed() {
        var away = TestDatabases.HSQLDB.fresh();
        try (var embedded = new EmbeddedGangway(away, "gangway.migrate", "false")) {
            away.close();

            List<Finding> findings = examine(embedded);

            assertThat(only(findings, "headquarters").cure()).contains("gangway.headquarters");
            assertThat(only(findings, "tables of headquarters").seen())
                    .isEqualTo("not checked, for the same reason as headquarters");
        }
    }

    @Test
    void aWrongSecretIsNamed() {
        try (var world = new World(TestDatabases.HSQLDB, "gangway.sales.client-secret", "wrong")) {
            List<Finding> findings = examine(world.gangway);
            Finding signIn = only(findings, "sign-in to Sales");

            assertThat(signIn.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(signIn.seen()).doesNotContain("wrong\"");
            assertThat(signIn.cure()).contains("gangway.sales.");
            assertThat(problems(findings))
                    .hasSizeGreaterThan(3)
                    .filteredOn(finding -> finding != signIn)
                    .allSatisfy(finding -> {
                        assertThat(finding.seen()).isEqualTo("not checked, for the same reason as sign-in to Sales");
                        assertThat(finding.cure()).isEqualTo("See there");
                    });
        }
    }

    @Test
    void aMissingPrivilegeIsNamed() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.sales.control().denyPrivilege("prvReadAccount");

            Finding accounts = only(examine(world.gangway), "reading accounts");

            assertThat(accounts.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(accounts.seen()).contains("prvReadAccount");
        }
    }

    @Test
    void privilegesToWriteThatAreMissingAreNamed() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.sales.control().denyPrivilege("prvCreateNote");
            world.sales.control().denyPrivilege("prvAppendToTransactionCurrency");
            world.sales.control().denyPrivilege("prvDeleteLead");

            List<Finding> findings = examine(world.gangway);

            Finding writing = only(findings, "privileges to write");
            assertThat(writing.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(writing.seen()).isEqualTo("missing prvCreateNote, prvAppendToTransactionCurrency");
            assertThat(writing.cure()).contains("security role");
            assertThat(only(findings, "privileges of verify").seen()).isEqualTo("missing prvDeleteLead");
        }
    }

    @Test
    void privilegesThatCannotBeReadAreNotTakenForMissing() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.sales.control().denyPrivilege("prvReadUser");

            Finding writing = only(examine(world.gangway), "privileges to write");

            assertThat(writing.severity()).isEqualTo(Severity.WARNING);
            assertThat(writing.seen()).startsWith("not checked: ").contains("prvReadUser");
            assertThat(writing.cure()).contains("gangway verify");
        }
    }

    @Test
    void changeTrackingThatIsOffIsNamed() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.sales.control().changeTracking("opportunity", false);

            List<Finding> findings = examine(world.gangway);

            Finding tracking = only(findings, "change tracking of opportunity");
            assertThat(tracking.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(tracking.cure()).contains("Track changes", "opportunity");
            assertThat(only(findings, "change tracking of lead").severity()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void aClockThatGoesWrongIsNamed() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.sales.control().clockOffset(Duration.ofMinutes(-10));

            List<Finding> findings = examine(world.gangway);

            Finding clock = only(findings, "clock of Sales");
            assertThat(clock.severity()).isEqualTo(Severity.WARNING);
            assertThat(clock.seen()).matches("(599|600|601)[.\\d]* s behind this node");
            assertThat(clock.cure()).contains("NTP");
            assertThat(only(findings, "clock of headquarters").severity()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void limitsAreToldAndThatTheyAreReachedToo() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.sales.control().limits(ProtectionLimits.PUBLISHED);
            assertThat(only(examine(world.gangway), "limits of Sales"))
                    .satisfies(limits -> assertThat(limits.severity()).isEqualTo(Severity.OK))
                    .satisfies(limits -> assertThat(limits.seen())
                            .matches("[56],?\\d\\d\\d requests and [\\d.]+ seconds of execution left in this window;"
                                    + " 4 parallel requests advised"));

            world.sales.control().failNext(Fault.throttled("0x80072322", 30));
            Finding reached = only(examine(world.gangway), "limits of Sales");

            assertThat(reached.severity()).isEqualTo(Severity.WARNING);
            assertThat(reached.seen()).startsWith("Sales asks to wait until ");
            assertThat(reached.cure()).contains("the jobs resume then", "requests-in-flight");
        }
    }

    @Test
    void aMapThatGivesValuesOfAnotherTypeOrUnknownChoicesIsNamed(@TempDir Path folder) throws IOException {
        copyWithOther(
                "maps/prospect-to-lead.jslt",
                map -> map.replace(
                        "\"companyname\":",
                        "\"donotemail\": \"no\", \"industrycode\": 4711, \"jobtitle\": 3, \"companyname\":"),
                folder);
        try (var world = new World(TestDatabases.HSQLDB, "gangway.routes", "file:" + folder)) {
            assertThat(problems(examine(world.gangway)))
                    .extracting(Finding::seen)
                    .hasSize(3)
                    .anySatisfy(seen -> assertThat(seen).contains("donotemail is of type Edm.Boolean", "\"no\""))
                    .anySatisfy(seen -> assertThat(seen).contains("industrycode has no choice 4711"))
                    .anySatisfy(seen -> assertThat(seen).contains("jobtitle is of type Edm.String", "3"));
        }
    }

    @Test
    void aMapWithAnUnknownAndAReadOnlyColumnIsNamed(@TempDir Path folder) throws IOException {
        copyWithOther(
                "maps/prospect-to-lead.jslt",
                map -> map.replace(
                                "\"companyname\":",
                                "\"company_name\": .companyname, \"fullname\": .lastname, \"companyname\":")
                        .replace("transactioncurrencyid@odata.bind", "TransactionCurrencyId@odata.bind"),
                folder);
        try (var world = new World(TestDatabases.HSQLDB, "gangway.routes", "file:" + folder)) {
            assertThat(problems(examine(world.gangway)))
                    .allSatisfy(finding -> assertThat(finding.check()).isEqualTo("map prospect-to-lead"))
                    .extracting(Finding::seen)
                    .containsExactlyInAnyOrder(
                            "lead has no column company_name",
                            "fullname cannot be written: Sales ignores it without an error",
                            "lead has no lookup TransactionCurrencyId");
        }
    }

    /** The routes folder with one file changed. */
    private static void copyWithOther(String file, UnaryOperator<String> change, Path folder) throws IOException {
        copy(Path.of("routes"), folder);
        Path changed = folder.resolve(file);
        Files.writeString(changed, change.apply(Files.readString(changed)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void aMissingViewIsNamedAndCanBeCreated() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.onboard();
            renameView(world);

            Finding view = only(examine(world.gangway), "view 'All commerce B2B leads'");

            assertThat(view.severity()).isEqualTo(Severity.WARNING);
            assertThat(view.cure()).contains("init --sales");

            world.gangway.gangway.commerceLeadsView().create();

            assertThat(only(examine(world.gangway), "view 'All commerce B2B leads'")
                            .severity())
                    .isEqualTo(Severity.OK);
            assertThat(world.gangway
                            .gangway
                            .verify(Duration.ofSeconds(5), step -> {})
                            .steps()
                            .get(4)
                            .seen())
                    .contains("in the view");
        }
    }

    /** As somebody who made room for his own. */
    private static void renameView(World world) {
        UUID view = UUID.fromString(world.row("savedqueries", "name", "All commerce B2B leads")
                .path("savedqueryid")
                .asText());
        Somebody.writes(
                world.gangway,
                world.sales,
                Operation.update(
                        "savedqueries",
                        view,
                        JsonNodeFactory.instance.objectNode().put("name", "Mine")));
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCurrencyThatSalesDoesNotHaveIsNamed(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnerAsks("currencycode", "THB");
            world.runAll();

            assertThat(only(examine(world.gangway), "currencies").seen()).contains("THB");
        }
    }

    @Test
    void aMailServerThatIsDownIsNamed() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var world = new World(TestDatabases.HSQLDB, "gangway.mail.url", "smtp://127.0.0.1:" + port)) {
            assertThat(only(examine(world.gangway), "mail").severity()).isEqualTo(Severity.PROBLEM);
        }
    }

    @Test
    void aTemplateThatNobodyCanFillIsNamed(@TempDir Path folder) throws IOException {
        copyWithOther("mail/B2BProspectApproved/en.html", template -> template + "%nonsense%", folder);
        try (var world = new World(TestDatabases.HSQLDB, "gangway.routes", "file:" + folder)) {
            assertThat(only(examine(world.gangway), "mail templates").seen()).contains("%nonsense%");
        }
    }

    @Test
    void salesBeingAwayStopsNoOtherCheck() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.sales.control().down();

            List<Finding> findings = examine(world.gangway);

            assertThat(only(findings, "sign-in to Sales").severity()).isEqualTo(Severity.PROBLEM);
            assertThat(only(findings, "change tracking").severity()).isEqualTo(Severity.PROBLEM);
            assertThat(only(findings, "headquarters").severity()).isEqualTo(Severity.OK);
            assertThat(only(findings, "mail").severity()).isEqualTo(Severity.OK);
        }
    }
}
