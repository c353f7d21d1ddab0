package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.JobReport;
import dev.gangway.commerce.mail.GraphStandIn;
import dev.gangway.database.TestDatabases;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.onboarding.doctor.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole story with each kind of credential, which changes in the middle of it. */
class SignInStoryTest {
    private static TestCertificate older;
    private static TestCertificate newer;

    @TempDir
    Path directory;

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        older = TestCertificate.create(directory, "older", 1, 20);
        newer = TestCertificate.create(directory, "newer", 1, 365);
    }

    @ParameterizedTest
    @EnumSource
    void theStoryGoesOnWhenTheCredentialChangesInTheMiddle(SignInKind kind) throws Exception {
        try (var graph = new GraphStandIn();
                var judges = new SignInJudges(older, newer, directory.resolve("credential"));
                var world = world(kind, judges, graph)) {
            var service = new SignInKind.Service(world.sales.registrations(), world.sales.clientId());
            judges.platform.of(world.sales);
            kind.register(service, judges);
            UUID lead = world.onboard();
            assertThat(credential(world).seen()).contains(kind.described);
            var seller = world.sales.control();
            world.win(lead);
            world.partnerAsks();

            kind.takeAway(service, judges);
            seller.expireTokens();
            world.runAll();
            for (String job : List.of("prospects-to-leads", "sales-outcomes")) {
                JobReport waiting = world.run(job);
                assertThat(waiting.paused()).as(job).contains(kind.refusal);
            }
            assertThat(world.rows("leads")).hasSize(1);
            assertThat(graph.mails()).isEmpty();
            kind.replace(judges);
            world.settle();

            assertThat(world.rows("leads")).hasSize(2);
            assertThat(graph.mails()).hasSize(1);
            assertThat(world.errors()).isEmpty();
            assertThat(new Audit(world.gangway.jdbc, world.gangway.jdbc, world.dump(), graph.mails()).differences())
                    .isEmpty();
        }
    }

    private static World world(SignInKind kind, SignInJudges judges, GraphStandIn graph) {
        List<Object> settings = judges.settings(kind, "gangway.sales.");
        settings.addAll(List.of(
                "gangway.mail.url",
                "graph:onboarding@fabrikam.example",
                "gangway.mail.graph-url",
                graph.url(),
                "gangway.mail.credential",
                kind.settings(judges).getOrDefault("credential", "secret")));
        return new World(TestDatabases.HSQLDB, context -> judges.prepare(kind, context), settings.toArray());
    }

    /** With headquarters in the cloud, which has a sign-in of its own beside that of Sales. */
    @ParameterizedTest
    @EnumSource
    void headquartersInTheCloudGoesOnWhenItsCredentialChanges(SignInKind kind) throws Exception {
        try (var judges = new SignInJudges(older, newer, directory.resolve("credential"));
                var world = new CloudWorld(
                        TestDatabases.HSQLDB.fresh(),
                        context -> judges.prepare(kind, context),
                        judges.settings(kind, "gangway.fno.").toArray())) {
            var service = new SignInKind.Service(world.fno.registrations(), world.fno.clientId());
            judges.platform.of(world.fno.tokenUrl(), world.fno.clientId(), world.fno.clientSecret());
            kind.register(service, judges);
            UUID lead = world.onboard("P1");
            world.win(lead);
            world.prospect("P2");

            kind.takeAway(service, judges);
            world.fno.control().expireTokens();
            world.run("sales-outcomes");
            JobReport waiting = world.run("headquarters");
            assertThat(waiting.paused()).contains(kind.refusal);
            assertThat(world.status("P1")).isEqualTo("Pending");
            kind.replace(judges);
            world.settle();

            assertThat(world.status("P1")).isEqualTo("Approved");
            assertThat(world.rows("leads")).hasSize(2);
            assertThat(world.fno.control().misuse()).isEmpty();
            assertThat(world.errors()).isEmpty();
            assertThat(world.gangway.gangway.doctor(finding -> {}))
                    .filteredOn(finding -> finding.check().equals("credential of Finance and Operations"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.seen()).contains(kind.described));
        }
    }

    @Test
    void doctorNamesTheCredentialAndWarnsBeforeItEnds() throws Exception {
        Path file = Files.writeString(directory.resolve("gangway.pem"), older.pem());
        try (var world = new World(
                TestDatabases.HSQLDB, "gangway.sales.credential", "certificate", "gangway.sales.certificate", file)) {
            world.sales.registrations().addCertificate(world.sales.clientId(), older.certificate());

            Finding soon = credential(world);
            assertThat(soon.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(soon.seen()).contains("certificate").contains("expires in");
            assertThat(soon.cure()).contains("gangway.sales.certificate");

            TestCertificate.replace(file, newer.pem());
            world.sales.registrations().addCertificate(world.sales.clientId(), newer.certificate());
            assertThat(credential(world).severity()).isEqualTo(Finding.Severity.OK);
        }
    }

    private static Finding credential(World world) {
        List<Finding> findings = world.gangway.gangway.doctor(finding -> {});
        return findings.stream()
                .filter(finding -> finding.check().equals("credential of Sales"))
                .findFirst()
                .orElseThrow();
    }
}
