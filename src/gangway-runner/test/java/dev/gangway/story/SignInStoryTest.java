package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.ClusterIssuer;
import dev.gangway.EnvironmentFunction;
import dev.gangway.IdentityPlatform;
import dev.gangway.JobReport;
import dev.gangway.commerce.mail.GraphStandIn;
import dev.gangway.database.TestDatabases;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.sandbox.signin.Registrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        older = TestCertificate.create(directory, "older", "RSA", "-1d", 20);
        newer = TestCertificate.create(directory, "newer", "RSA", "-1d", 365);
    }

    /** By what Gangway signs in, how that is taken away before anybody has replaced it, and how it is replaced. */
    enum Kind {
        SECRET("client secret", "AADSTS7000215") {
            @Override
            Map<String, Object> settings(Judges judges) {
                return Map.of("gangway.sales.client-secret", "{{from-file:" + judges.file + "}}");
            }

            @Override
            void register(World world, Judges judges) throws Exception {
                Files.writeString(judges.file, "first-secret");
                world.sales.registrations().replaceSecret(world.sales.clientId(), "first-secret");
            }

            @Override
            void takeAway(World world, Judges judges) {
                world.sales.registrations().replaceSecret(world.sales.clientId(), "second {{secret");
            }

            @Override
            void replace(World world, Judges judges) throws Exception {
                TestCertificate.replace(judges.file, "second {{secret");
            }
        },
        CERTIFICATE("certificate", "AADSTS700027") {
            @Override
            Map<String, Object> settings(Judges judges) throws Exception {
                Files.writeString(judges.file, older.pem());
                return Map.of("gangway.sales.credential", "certificate", "gangway.sales.certificate", judges.file);
            }

            @Override
            void register(World world, Judges judges) {
                world.sales.registrations().addCertificate(world.sales.clientId(), older.certificate());
            }

            @Override
            void takeAway(World world, Judges judges) {
                world.sales.registrations().removeCertificate(world.sales.clientId(), older.certificate());
                world.sales.registrations().addCertificate(world.sales.clientId(), newer.certificate());
            }

            @Override
            void replace(World world, Judges judges) throws Exception {
                TestCertificate.replace(judges.file, newer.pem());
            }
        },
        MACHINE("managed identity by the instance metadata service", "invalid_request") {
            @Override
            Map<String, Object> settings(Judges judges) {
                return Map.of("gangway.sales.credential", "managed-identity", "gangway.sales.client-id", "");
            }

            @Override
            Map<String, String> variables(Judges judges) {
                return judges.platform.machine();
            }

            @Override
            void takeAway(World world, Judges judges) {
                judges.platform.assign(false);
            }

            @Override
            void replace(World world, Judges judges) {
                judges.platform.assign(true);
            }
        },
        APP_SERVICE("by the identity endpoint of App Service", "invalid_request") {
            @Override
            Map<String, Object> settings(Judges judges) {
                return MACHINE.settingsOf(judges);
            }

            @Override
            Map<String, String> variables(Judges judges) {
                return judges.platform.app();
            }

            @Override
            void takeAway(World world, Judges judges) {
                judges.platform.assign(false);
            }

            @Override
            void replace(World world, Judges judges) {
                judges.platform.assign(true);
            }
        },
        WORKLOAD("workload identity", "AADSTS700211") {
            @Override
            Map<String, Object> settings(Judges judges) throws Exception {
                Files.writeString(judges.file, judges.cluster.token());
                return Map.of("gangway.sales.credential", "workload-identity");
            }

            @Override
            Map<String, String> variables(Judges judges) {
                return Map.of("AZURE_FEDERATED_TOKEN_FILE", judges.file.toString());
            }

            @Override
            void register(World world, Judges judges) {
                world.sales.registrations().federate(world.sales.clientId(), judges.cluster.federation());
            }

            @Override
            void takeAway(World world, Judges judges) {
                Registrations registrations = world.sales.registrations();
                registrations.endFederation(world.sales.clientId(), judges.cluster.federation());
                registrations.federate(world.sales.clientId(), judges.nextCluster.federation());
            }

            @Override
            void replace(World world, Judges judges) throws Exception {
                TestCertificate.replace(judges.file, judges.nextCluster.token());
            }
        };

        private final String described;
        private final String refusal;

        Kind(String described, String refusal) {
            this.described = described;
            this.refusal = refusal;
        }

        abstract Map<String, Object> settings(Judges judges) throws Exception;

        private Map<String, Object> settingsOf(Judges judges) {
            try {
                return settings(judges);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        Map<String, String> variables(Judges judges) {
            return Map.of();
        }

        void register(World world, Judges judges) throws Exception {
            // nothing to be registered
        }

        abstract void takeAway(World world, Judges judges);

        abstract void replace(World world, Judges judges) throws Exception;
    }

    /** Who hands out credentials, and the file in which Gangway gets its own. */
    private record Judges(IdentityPlatform platform, ClusterIssuer cluster, ClusterIssuer nextCluster, Path file) {}

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theStoryGoesOnWhenTheCredentialChangesInTheMiddle(Kind kind) throws Exception {
        try (var graph = new GraphStandIn();
                var platform = new IdentityPlatform()) {
            var judges = new Judges(
                    platform,
                    new ClusterIssuer("cluster"),
                    new ClusterIssuer("next-cluster"),
                    directory.resolve("credential"));
            try (var world = world(kind, judges, graph)) {
                platform.of(world.sales);
                kind.register(world, judges);
                UUID lead = world.onboard();
                assertThat(credential(world).seen()).contains(kind.described);
                var seller = world.sales.control();
                seller.win(seller.qualify(lead, true, true, true).opportunityId());
                world.gangway.submit();

                kind.takeAway(world, judges);
                seller.expireTokens();
                world.gangway.runAll();
                for (String job : List.of("prospects-to-leads", "sales-outcomes")) {
                    JobReport waiting = world.gangway.gangway.run(job);
                    assertThat(waiting.paused()).as(job).contains(kind.refusal);
                }
                assertThat(world.rows("leads")).hasSize(1);
                assertThat(graph.mails()).isEmpty();
                kind.replace(world, judges);
                world.settle();

                assertThat(world.rows("leads")).hasSize(2);
                assertThat(graph.mails()).hasSize(1);
                assertThat(world.gangway.gangway.errors().list()).isEmpty();
                assertThat(new Audit(world.gangway.jdbc, world.gangway.jdbc, world.dump(), graph.mails()).differences())
                        .isEmpty();
            }
        }
    }

    private static World world(Kind kind, Judges judges, GraphStandIn graph) throws Exception {
        List<Object> settings = new ArrayList<>(List.of(
                "gangway.mail.url",
                "graph:onboarding@fabrikam.example",
                "gangway.mail.graph-url",
                graph.url(),
                "gangway.mail.credential",
                kind.settings(judges).getOrDefault("gangway.sales.credential", "secret")));
        kind.settings(judges).forEach((key, value) -> settings.addAll(List.of(key, value)));
        Map<String, String> variables = kind.variables(judges);
        if (kind == Kind.SECRET) {
            Files.writeString(judges.file, "not-yet");
        }
        return new World(
                TestDatabases.HSQLDB,
                context -> {
                    context.getPropertiesComponent().addPropertiesFunction(new FileFunction());
                    context.getPropertiesComponent().addPropertiesFunction(new EnvironmentFunction(variables));
                },
                settings.toArray());
    }

    @Test
    void doctorNamesTheCredentialAndWarnsBeforeItEnds() throws Exception {
        Path file = Files.writeString(directory.resolve("gangway.pem"), older.pem());
        try (var world = new World(
                TestDatabases.HSQLDB, "gangway.sales.credential", "certificate", "gangway.sales.certificate", file)) {
            world.sales.registrations().addCertificate(world.sales.clientId(), older.certificate());

            Finding soon = credential(world);
            assertThat(soon.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(soon.seen()).contains("certificate").contains("ends");
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
