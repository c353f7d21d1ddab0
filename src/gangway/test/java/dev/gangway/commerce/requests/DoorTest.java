package dev.gangway.commerce.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.Row;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.error.ErrorRecord;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor's row may hold, and what becomes of it where it enters. */
class DoorTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void keysAreFoldedOnceWhereARequestEnters(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            String id = hq.submit(
                    "dataareaid", "us\t ", "currencycode", "eur", "languageid", "EN-US", "lastname", " Berg\u00A0");
            hq.pull();
            hq.synchronize();

            Row request = hq.one("SELECT * FROM hq.channelrequest WHERE requestid = ?", id);
            assertThat(request.raw("dataareaid")).isEqualTo("US");
            assertThat(request.raw("folded"))
                    .contains("dataareaid had U+0009 CHARACTER TABULATION around it")
                    .contains("lastname had U+00A0 NO-BREAK SPACE around it");
            Row prospect = hq.one("SELECT * FROM hq.prospect WHERE requestid = ?", id);
            assertThat(prospect.raw("dataareaid")).isEqualTo("US");
            assertThat(prospect.raw("currencycode")).isEqualTo("EUR");
            assertThat(prospect.raw("languageid")).isEqualTo("en-us");
            assertThat(prospect.raw("prospectname")).isEqualTo("Ida Berg");
            assertThat(hq.jdbc.queryForList("SELECT dataareaid FROM gangway.due", String.class))
                    .containsExactly("US");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAddressWithATabBehindItIsTheSameAddress(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.submit("email", "jan@novak.example");
            hq.pull();
            hq.synchronize();
            for (String same : List.of(
                    "jan@novak.example\t",
                    "\uFEFFjan@novak.example",
                    "JAN@Novak.example\u200B",
                    "\uFF4Aan@novak.example")) {
                hq.submit("email", same);
            }
            hq.pull();
            hq.synchronize();

            assertThat(hq.count("hq.prospect")).isEqualTo(1);
            assertThat(hq.errors.list()).hasSize(4).allSatisfy(error -> assertThat(error.code())
                    .isEqualTo("DuplicatePartner"));
            assertThat(hq.errors.list())
                    .extracting(ErrorRecord::message)
                    .anyMatch(message -> message.contains("email had U+0009 CHARACTER TABULATION around it"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatIsMendedByHandIsFoldedToo(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            String id = hq.submit("lastname", null);
            hq.pull();
            hq.synchronize();
            hq.jdbc.update(
                    "UPDATE hq.channelrequest SET lastname = ?, email = ?, dataareaid = 'usmf' WHERE requestid = ?",
                    "Berg\u200B",
                    "ida@fabrikam.example\t",
                    id);
            hq.synchronize();

            Row prospect = hq.one("SELECT * FROM hq.prospect WHERE requestid = ?", id);
            assertThat(prospect.raw("lastname")).isEqualTo("Berg");
            assertThat(prospect.raw("primaryemailaddress")).isEqualTo("ida@fabrikam.example");
            assertThat(prospect.raw("dataareaid")).isEqualTo("USMF");
            assertThat(hq.errors.list()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRowThatCannotBeStoredIsAnErrorAndTheRestMovesOn(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.jdbc.execute("ALTER TABLE hq.channelrequest ADD CONSTRAINT odd CHECK (city <> 'Nowhere')");
            hq.submit();
            String bad = hq.submit("city", "Nowhere");
            hq.submit();
            hq.pull();
            hq.synchronize();

            assertThat(hq.count("hq.prospect")).isEqualTo(2);
            assertThat(hq.jdbc.queryForObject("SELECT counter FROM gangway.watermark", Long.class))
                    .isEqualTo(3);
            ErrorRecord error = only(hq);
            assertThat(error.code()).isEqualTo("RequestUnstorable");
            assertThat(error.status()).isEqualTo("Parked");
            assertThat(error.requestId()).isEqualTo(bad);
            assertThat(error.message()).contains("counter 2", bad);

            hq.errors.retry(error.id());
            hq.pull();
            assertThat(only(hq).status()).isEqualTo("Parked");

            hq.jdbc.update("UPDATE ax.channelrequest SET city = 'Oslo' WHERE requestid = ?", bad);
            hq.errors.retry(only(hq).id());
            hq.pull();
            hq.synchronize();
            assertThat(hq.count("hq.prospect")).isEqualTo(3);
            assertThat(hq.errors.list()).isEmpty();
            assertThat(hq.jdbc.queryForList("SELECT job FROM gangway.due WHERE job = 'P-0001'"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatOneDatabaseTakesAndAnotherRefusesIsRefusedByAll(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.submit();
            hq.uploads.apply(
                    List.of(
                            row(1, "a", Map.of("companyname", "A\u0000B")),
                            row(2, "b", Map.of("comments", "half \uD83D")),
                            row(3, "c", Map.of("createddatetime", java.time.LocalDateTime.of(294276, 1, 1, 0, 0))),
                            row(4, "d", Map.of("spendinglimit", Double.NaN)),
                            row(5, "e", Map.of())),
                    hq.uploads.next(),
                    new JobRun(UploadSessions.JOB, Clock.systemUTC()));

            assertThat(hq.count("hq.channelrequest")).isEqualTo(1);
            assertThat(hq.errors.list()).extracting(ErrorRecord::requestId).containsExactly("a", "b", "c", "d");
            assertThat(hq.errors.list())
                    .extracting(ErrorRecord::message)
                    .satisfiesExactly(
                            message -> assertThat(message).contains("companyname holds U+0000 NULL"),
                            message -> assertThat(message).contains("comments holds half a character"),
                            message -> assertThat(message).contains("createddatetime is not between the years"),
                            message -> assertThat(message).contains("spendinglimit is not a number"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinity", "-infinity", "0044-03-15 BC", "10000-01-01"})
    void aTimeThatNoCalendarHasIsAnErrorAndTheRestMovesOn(String time) {
        try (var hq = new Headquarters(TestDatabases.POSTGRESQL)) {
            hq.submit();
            String bad = hq.submit();
            hq.jdbc.update(
                    "UPDATE ax.channelrequest SET createddatetime = CAST(? AS TIMESTAMP) WHERE requestid = ?",
                    time,
                    bad);
            hq.submit();
            hq.pull();

            assertThat(hq.count("hq.channelrequest")).isEqualTo(2);
            assertThat(only(hq).requestId()).isEqualTo(bad);
            assertThat(only(hq).message()).contains("createddatetime is not between the years 1 and 9999");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMissingTableIsTheJobsTroubleAndNoRows(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.submit();
            hq.submit();
            hq.jdbc.execute("DROP TABLE hq.uploadsession");
            org.assertj.core.api.Assertions.assertThatThrownBy(hq::pull)
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
            assertThat(hq.errors.list()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCounterThatNoSequenceGaveIsNotFollowed(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.submit();
            hq.pull();
            String jumped = hq.submit("replicationcounterfromorigin", Long.MAX_VALUE);
            String high = hq.submit("replicationcounterfromorigin", Long.MAX_VALUE - 1);
            hq.submit("replicationcounterfromorigin", 2);
            hq.pull();
            hq.submit("replicationcounterfromorigin", 3);
            hq.pull();
            hq.synchronize();

            assertThat(hq.count("hq.prospect")).isEqualTo(5);
            assertThat(hq.jdbc.queryForObject("SELECT counter FROM gangway.watermark", Long.class))
                    .isEqualTo(3);
            ErrorRecord error = only(hq);
            assertThat(error.code()).isEqualTo("CounterJump");
            assertThat(error.requestId()).isEqualTo(high);
            assertThat(error.message()).contains(String.valueOf(Long.MAX_VALUE - 1));
            assertThat(hq.pull().doneSoFar()).isZero();
            assertThat(jumped).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAddressThatCannotBeMailedIsRefusedWithTheReason(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.submit("email", "\"a b\"@x.example");
            hq.submit("email", "ji\u0159\u00ED@x.example");
            hq.submit("email", "a\u200Bb@x.example");
            hq.submit("email", "ida@berg@x.example");
            hq.submit("email", "ida@\u010Dez.example");
            hq.pull();
            hq.synchronize();

            assertThat(hq.errors.list())
                    .extracting(ErrorRecord::message)
                    .satisfiesExactlyInAnyOrder(
                            message -> assertThat(message).contains("it has more than one @"),
                            message -> assertThat(message).contains("may not be empty or hold blanks, quotes"),
                            message ->
                                    assertThat(message).contains("U+0159 LATIN SMALL LETTER R WITH CARON before the @"),
                            message -> assertThat(message).contains("U+200B ZERO WIDTH SPACE before the @"));
            assertThat(hq.one("SELECT primaryemailaddress FROM hq.prospect").raw("primaryemailaddress"))
                    .isEqualTo("ida@xn--ez-dma.example");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void rowsThatOthersWriteKeepOneNameOfALegalEntity(TestDatabases kind) {
        try (var hq = new Headquarters(kind)) {
            hq.jdbc.update("INSERT INTO hq.prospect (dataareaid, prospectid, companyname) VALUES ('us ', 'X-1', 'A')");
            hq.jdbc.update(
                    "INSERT INTO hq.customer (dataareaid, customeraccount, partytype) VALUES ('usrt', 'X-1', 'Person')");
            hq.jdbc.update("INSERT INTO hq.customerhierarchy (dataareaid, customerhierarchyid) VALUES ('usrt', 'X-1')");
            hq.jdbc.update("UPDATE hq.customer SET dataareaid = 'gbsi'");

            assertThat(hq.one("SELECT dataareaid FROM hq.prospect").raw("dataareaid"))
                    .isEqualTo("US");
            assertThat(hq.one("SELECT dataareaid FROM hq.customer").raw("dataareaid"))
                    .isEqualTo("GBSI");
            assertThat(hq.one("SELECT dataareaid FROM hq.customerhierarchy").raw("dataareaid"))
                    .isEqualTo("USRT");
            assertThat(hq.jdbc.queryForList("SELECT DISTINCT dataareaid FROM gangway.due ORDER BY 1", String.class))
                    .containsExactly("", "GBSI", "US", "USRT");
        }
    }

    private static Row row(long counter, String id, Map<String, Object> columns) {
        Map<String, Object> row = new java.util.LinkedHashMap<>();
        for (String column :
                ("requesttype,dataareaid,retailchannel,firstname,middlename,lastname,companyname,companyemail,"
                                + "companysize,department,email,phone,phoneextension,url,comments,languageid,currencycode,street,city,"
                                + "county,state,zipcode,countryregionisocode,postbox,districtname,customerhierarchyid,customeraccount,"
                                + "spendinglimit,createddatetime")
                        .split(",")) {
            row.put(column, columns.get(column));
        }
        row.put("requestid", id);
        row.put("replicationcounterfromorigin", counter);
        return Row.of(row);
    }

    private static ErrorRecord only(Headquarters hq) {
        assertThat(hq.errors.list()).hasSize(1);
        return hq.errors.list().get(0);
    }
}
