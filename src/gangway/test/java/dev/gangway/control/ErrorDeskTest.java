package dev.gangway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.error.ErrorRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorDeskTest {
    private static final String SYNCHRONIZE = "synchronize-channel-requests";
    private static final ErrorSelection ALL = new ErrorSelection(null, null, null);

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void errorsAreFoundByJobCodeAndTime(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            ErrorDesk desk = gangway.gangway.errorDesk();
            Instant noon = Instant.parse("2026-03-01T12:00:00Z");
            insert(gangway, "sales-outcomes", "Map", "2026-03-01 11:59:59");
            insert(gangway, "customers-to-sales", "Map", "2026-03-01 12:00:00");
            insert(gangway, SYNCHRONIZE, "RequestInvalid", "2026-03-01 13:00:00");
            insert(gangway, "of-an-older-version", null, "2026-03-01 13:00:00");

            assertThat(codes(desk, ALL)).containsExactly("Map", "Map", "RequestInvalid", null);
            assertThat(codes(desk, new ErrorSelection("sales-outcomes", null, null)))
                    .containsExactly("Map", "Map");
            assertThat(codes(desk, new ErrorSelection("customers-to-sales", null, null)))
                    .containsExactly("Map");
            assertThat(codes(desk, new ErrorSelection(null, "requestinvalid", null)))
                    .containsExactly("RequestInvalid");
            assertThat(codes(desk, new ErrorSelection(null, "Map", noon))).containsExactly("Map");
            assertThat(codes(desk, new ErrorSelection(SYNCHRONIZE, "Map", null)))
                    .isEmpty();
            assertThatThrownBy(() -> desk.find(new ErrorSelection("P-1", null, null)))
                    .hasMessageContaining("There is no job 'P-1'");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void manyMendedRecordsComeThroughInOneGo(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            fail(gangway, 700);
            // without the triggers, as if something else than the records had been mended
            gangway.jdbc.update("UPDATE hq.channelrequest SET lastname = 'Berg'");
            gangway.jdbc.update("DELETE FROM gangway.due WHERE job = '" + SYNCHRONIZE + "'");
            ErrorDesk desk = gangway.gangway.errorDesk();
            List<Long> ids = desk.find(new ErrorSelection(SYNCHRONIZE, "RequestInvalid", null));

            assertThat(desk.retry(ids, "anna", "mended")).hasSize(700);
            gangway.runAll();

            assertThat(gangway.count("hq.prospect")).isEqualTo(700);
            assertThat(gangway.gangway.errors().list()).isEmpty();
            assertThat(gangway.jdbc.queryForObject(
                            "SELECT COUNT(*) FROM gangway.act WHERE act = 'retry' AND who = 'anna' AND reason = 'mended'",
                            Long.class))
                    .isEqualTo(700);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whoDiscardedAnErrorIsKnownAfterwards(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            fail(gangway, 2);
            ErrorDesk desk = gangway.gangway.errorDesk();
            List<Long> ids = desk.find(ALL);

            assertThat(desk.discard(List.of(ids.get(0), 4711L), "anna", "asked to apply again"))
                    .singleElement()
                    .satisfies(error -> assertThat(error.id()).isEqualTo(ids.get(0)));

            assertThat(desk.find(ALL)).containsExactly(ids.get(1));
            assertThat(gangway.gangway.acts().about(ids.get(0))).singleElement().satisfies(act -> {
                assertThat(act.act()).isEqualTo("discard");
                assertThat(act.who()).isEqualTo("anna");
                assertThat(act.reason()).isEqualTo("asked to apply again");
                assertThat(act.code()).isEqualTo("RequestInvalid");
                assertThat(act.words()).contains("lastname is empty");
                assertThat(act.requestId()).isNotEmpty();
            });
            gangway.runAll();
            assertThat(desk.find(ALL)).as("it is not tried again").containsExactly(ids.get(1));
        }
    }

    private static void fail(EmbeddedGangway gangway, int requests) {
        gangway.submitMany(requests);
        gangway.jdbc.update("UPDATE ax.channelrequest SET lastname = NULL");
        gangway.runAll();
    }

    private static List<String> codes(ErrorDesk desk, ErrorSelection selection) {
        return desk.show(desk.find(selection)).stream().map(ErrorRecord::code).toList();
    }

    private static void insert(EmbeddedGangway gangway, String job, String code, String seen) {
        gangway.jdbc.update(
                "INSERT INTO gangway.error (job, dataareaid, subject, status, code, message, attempts, firstseen, lastseen)"
                        + " VALUES (?, 'USMF', ?, 'Parked', ?, 'words', 1, CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP))",
                job,
                job,
                code,
                seen,
                seen);
    }
}
