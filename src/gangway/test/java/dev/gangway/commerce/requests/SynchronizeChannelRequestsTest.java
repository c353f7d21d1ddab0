package dev.gangway.commerce.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.Row;
import dev.gangway.database.TestDatabases;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SynchronizeChannelRequestsTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestBecomesAPendingProspectWithNumbers(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            String id = hq.submit(
                    "firstname",
                    " Žofie ",
                    "lastname",
                    "Němcová",
                    "companyname",
                    "Pekárna U Lípy",
                    "comments",
                    "Hello");
            hq.pull();
            var run = hq.synchronize();

            Row prospect = hq.one("SELECT * FROM hq.prospect WHERE requestid = ?", id);
            assertThat(prospect.text("prospectid")).isEqualTo("P-0000001");
            assertThat(prospect.text("prospectpartynumber")).isEqualTo("PA-00000001");
            assertThat(prospect.text("prospectname")).isEqualTo("Žofie Němcová");
            assertThat(prospect.text("b2bprospectstatus")).isEqualTo("Pending");
            assertThat(prospect.text("note")).isEqualTo("Hello");
            Row request = hq.one("SELECT * FROM hq.channelrequest WHERE requestid = ?", id);
            assertThat(request.text("syncstatus")).isEqualTo("Processed");
            assertThat(request.number("onlineoperationcompleted")).isEqualTo(1);
            assertThat(run.doneSoFar()).isEqualTo(1);
            assertThat(hq.jdbc.queryForList("SELECT job FROM gangway.due", String.class))
                    .containsExactly("prospects-to-leads");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestWithoutLastNameFailsWithAReasonAndStopsNobody(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            String bad = hq.submit("lastname", null, "email", "not-an-address");
            hq.submit();
            hq.pull();
            var run = hq.synchronize();

            Row request = hq.one("SELECT * FROM hq.channelrequest WHERE requestid = ?", bad);
            assertThat(request.text("syncstatus")).isEqualTo("Failed");
            assertThat(request.text("errormessage"))
                    .contains("lastname is empty: the last name is required")
                    .contains("email 'not-an-address' is not a valid e-mail address");
            assertThat(hq.errors.list()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("RequestInvalid");
                assertThat(error.status()).isEqualTo("Parked");
                assertThat(error.requestId()).isEqualTo(bad);
            });
            assertThat(hq.count("hq.prospect")).isEqualTo(1);
            assertThat(run.failedSoFar()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aFailedRequestThatIsMendedIsTriedAtOnceAndLeavesTheErrors(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            String bad = hq.submit("lastname", null);
            hq.pull();
            hq.synchronize();
            hq.jdbc.update("UPDATE hq.channelrequest SET lastname = 'Berg' WHERE requestid = ?", bad);
            hq.synchronize();

            assertThat(hq.count("hq.prospect")).isEqualTo(1);
            Row request = hq.one("SELECT * FROM hq.channelrequest WHERE requestid = ?", bad);
            assertThat(request.text("syncstatus")).isEqualTo("Processed");
            assertThat(request.text("errormessage")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aSecondRequestWithTheSameEmailIsKeptAsADuplicateForAPerson(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.submit("email", "ida@fabrikam.example");
            String sameChunk = hq.submit("email", "Ida@Fabrikam.example");
            hq.pull();
            hq.synchronize();
            String later = hq.submit("email", "IDA@fabrikam.example");
            String otherEntity = hq.submit("email", "ida@fabrikam.example", "dataareaid", "DEMF");
            hq.pull();
            hq.synchronize();

            for (String duplicate : Arrays.asList(sameChunk, later)) {
                assertThat(hq.one("SELECT * FROM hq.channelrequest WHERE requestid = ?", duplicate)
                                .text("errormessage"))
                        .startsWith("Duplicate:");
            }
            assertThat(hq.count("hq.prospect")).isEqualTo(2);
            assertThat(hq.one("SELECT * FROM hq.prospect WHERE requestid = ?", otherEntity)
                            .text("dataareaid"))
                    .isEqualTo("DEMF");
            assertThat(hq.errors.list()).hasSize(2).allMatch(error -> error.status()
                    .equals("Parked"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aTransactionThatCommitsLateWithALowerCounterIsNotLost(TestDatabases kind) throws Exception {
        try (var hq = new Headquarters(kind);
                var late = hq.dataSource.getConnection()) {
            late.setAutoCommit(false);
            try (var insert = late.createStatement()) {
                insert.execute(
                        "INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, lastname, companyname, email)"
                                + " VALUES ('late', 'OnboardPartner', 'USMF', 'Late', 'Late Ltd', 'late@late.example')");
            }
            String early = hq.submit();
            assertThat(hq.pull().doneSoFar()).isEqualTo(1);
            assertThat(hq.one("SELECT requestid FROM hq.channelrequest").text("requestid"))
                    .isEqualTo(early);
            late.commit();
            hq.jdbc.update("UPDATE gangway.countergap SET lookat = CURRENT_TIMESTAMP");

            assertThat(hq.pull().doneSoFar()).isEqualTo(1);
            assertThat(hq.count("hq.channelrequest")).isEqualTo(2);
            assertThat(hq.count("gangway.countergap")).isZero();
            assertThat(hq.jdbc.queryForList("SELECT status FROM hq.uploadsession", String.class))
                    .containsExactly("Applied", "Applied");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void rowsAlreadyUploadedAreNeverUpdated(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            String id = hq.submit("companyname", "Fabrikam");
            hq.pull();
            hq.jdbc.update("UPDATE ax.channelrequest SET companyname = 'Contoso' WHERE requestid = ?", id);
            hq.submit();
            hq.pull();

            assertThat(hq.one("SELECT companyname FROM hq.channelrequest WHERE requestid = ?", id)
                            .text("companyname"))
                    .isEqualTo("Fabrikam");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestWithoutIdIsAnErrorAndTheOthersPass(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.submit("requestid", null);
            hq.submit();
            hq.pull();

            assertThat(hq.count("hq.channelrequest")).isEqualTo(1);
            assertThat(hq.errors.list()).singleElement().satisfies(error -> assertThat(error.code())
                    .isEqualTo("RequestIdMissing"));
        }
    }
}
