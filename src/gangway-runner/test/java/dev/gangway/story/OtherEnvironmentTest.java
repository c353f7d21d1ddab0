package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.documentation.CodeBlock;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.link.OtherSalesEnvironmentException;
import dev.gangway.sandbox.control.RecordedRequest;
import dev.gangway.sandbox.records.WellKnown;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database whose links belong to another Sales environment: nothing is written there, and nothing is taken for deleted. */
class OtherEnvironmentTest {
    private static final String ELSEWHERE = "7f1d3c52-0000-4000-8000-000000000000";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anotherEnvironmentIsLeftAlone(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            assertThat(world.gangway.text("SELECT organizationid FROM gangway.salesenvironment"))
                    .isEqualTo(WellKnown.ORGANIZATION.toString());
            belongsTo(world, ELSEWHERE);
            world.disqualify(lead);

            try (EmbeddedGangway pointedElsewhere = world.another()) {
                world.partnerAsks();
                pointedElsewhere.gangway.run("P-0001");
                pointedElsewhere.gangway.run("synchronize-channel-requests");
                world.sales.control().clearRequests();
                isRefused(pointedElsewhere, "prospects-to-leads");
                isRefused(pointedElsewhere, "sales-outcomes");
                assertThatThrownBy(() -> pointedElsewhere.gangway.reconcile(true, difference -> {}))
                        .isInstanceOf(OtherSalesEnvironmentException.class)
                        .hasMessageContaining(ELSEWHERE);
                assertThatThrownBy(() -> pointedElsewhere.gangway.preview(List.of("sales-outcomes"), line -> {}))
                        .isInstanceOf(OtherSalesEnvironmentException.class);

                assertThat(world.sales.control().requests())
                        .as("nothing but the question which environment it is")
                        .extracting(RecordedRequest::path)
                        .containsOnly("WhoAmI");
                assertThat(pointedElsewhere.gangway.doctor(finding -> {}))
                        .filteredOn(finding -> finding.check().equals("environment of Sales"))
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.severity()).isEqualTo(Finding.Severity.PROBLEM);
                            assertThat(finding.seen())
                                    .contains(ELSEWHERE, "https://elsewhere.example", WellKnown.ORGANIZATION.toString())
                                    .doesNotContain("Point");
                            assertThat(finding.cure()).isEqualTo(OtherSalesEnvironmentException.CURE);
                        });
            }

            asIfThisWereACopyOfIt(world);
            try (EmbeddedGangway pointedBack = world.another()) {
                pointedBack.runAll();
                assertThat(world.rows("leads")).hasSize(2);
                assertThat(pointedBack.jdbc.queryForList("SELECT b2bprospectstatus FROM hq.prospect", String.class))
                        .containsExactlyInAnyOrder("Rejected", "Pending");
            }
        }
    }

    private static void belongsTo(World world, String organization) {
        world.gangway.jdbc.update(
                "UPDATE gangway.salesenvironment SET organizationid = ?, url = 'https://elsewhere.example'",
                organization);
    }

    /** By the statements of the documents. */
    private static void asIfThisWereACopyOfIt(World world) {
        CodeBlock.in("sql")
                .filter(block -> block.text().startsWith("DELETE"))
                .flatMap(block -> Stream.of(block.text().split(";\\s*")))
                .forEach(world.gangway.jdbc::execute);
    }

    private static void isRefused(EmbeddedGangway gangway, String job) {
        var report = gangway.gangway.run(job);

        assertThat(report.done()).isZero();
        assertThat(report.toString()).contains("belongs to the Sales environment " + ELSEWHERE, "gangway.sales.url");
    }
}
