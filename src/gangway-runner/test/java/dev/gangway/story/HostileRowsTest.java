package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGStatement;

/**
 * Rows that a visitor, an operator or a mad clock could write, at random over all columns of the channel's table, with healthy
 * ones among them: no healthy row is kept waiting, and each hostile one either becomes a lead or is an error that names it.
 * {@code -Dhostile.seed=7} repeats a run, {@code -Dhostile.rows=500} makes the long one shorter.
 */
class HostileRowsTest {
    /** So many rows wait together. */
    private static final int ROUND = 500;
    /** On a busy machine a round of thousands of errors takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final List<String> TEXTS = List.of(
            "requesttype",
            "dataareaid",
            "retailchannel",
            "firstname",
            "middlename",
            "lastname",
            "companyname",
            "companyemail",
            "department",
            "email",
            "phone",
            "phoneextension",
            "url",
            "comments",
            "languageid",
            "currencycode",
            "street",
            "city",
            "county",
            "state",
            "zipcode",
            "countryregionisocode",
            "postbox",
            "districtname",
            "customerhierarchyid",
            "customeraccount");

    @ParameterizedTest
    @EnumSource(Pairing.class)
    void noHostileRowBlocksOthersOrIsSilent(Pairing kind) {
        strike(kind, 100);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Pairing.class)
    void noneOfTenThousandHostileRowsBlocksOthersOrIsSilent(Pairing kind) {
        strike(kind, Integer.getInteger("hostile.rows", 10_000));
    }

    private static void strike(Pairing kind, int rows) {
        long seed = Long.getLong("hostile.seed", 20261128);
        var random = new Random(seed);
        List<String> healthy = new ArrayList<>();
        List<String> hostile = new ArrayList<>();
        try (var paired = kind.start("gangway.errors.max-attempts", "1")) {
            World world = paired.world();
            for (int i = 0; i < rows; i++) {
                if (i % ROUND == ROUND - 1) {
                    world.settle(PATIENCE);
                }
                if (i % 5 == 0) {
                    healthy.add(paired.submit("email", "healthy" + i + "@x.example"));
                } else {
                    hostile.add(submitHostile(kind, paired, random, i));
                }
            }
            world.settle(PATIENCE);

            for (String request : healthy) {
                assertThat(world.gangway.text(
                                "SELECT leadid FROM gangway.prospectjourney WHERE requestid = ?", request))
                        .as("lead of the healthy request %s, seed %s", request, seed)
                        .isNotNull();
            }
            assertThat(silent(world, hostile))
                    .as("neither lead nor error, seed %s", seed)
                    .isEmpty();
            assertThat(world.gangway.count("gangway.due")).isZero();
        }
    }

    /** A row as the database of the channel takes it; what it refuses itself cannot hurt anybody. */
    private static String submitHostile(Pairing kind, Pairing.Paired paired, Random random, int number) {
        for (; ; ) {
            List<Object> columns = new ArrayList<>(List.of("email", "hostile" + number + "@x.example"));
            int bad = 1 + random.nextInt(3);
            for (int i = 0; i < bad; i++) {
                addHostile(columns, random, kind.isChannelOnPostgres());
            }
            try {
                return paired.submit(columns.toArray());
            } catch (RuntimeException e) {
                // too long for the channel's column, or a character that it does not take
                assertThat(e).isInstanceOf(org.springframework.dao.DataAccessException.class);
            }
        }
    }

    private static void addHostile(List<Object> columns, Random random, boolean postgres) {
        switch (random.nextInt(10)) {
            case 0 ->
                add(
                        columns,
                        "companysize",
                        List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE).get(random.nextInt(4)));
            case 1 ->
                add(
                        columns,
                        "spendinglimit",
                        List.of(new BigDecimal("-0.01"), new BigDecimal("9999999999999999.99"))
                                .get(random.nextInt(2)));
            case 2 ->
                add(
                        columns,
                        "createddatetime",
                        List.of(
                                        LocalDateTime.of(1, 1, 1, 0, 0),
                                        LocalDateTime.of(9999, 12, 31, 23, 59, 59),
                                        LocalDateTime.of(2026, 3, 29, 2, 30),
                                        new Timestamp(PGStatement.DATE_POSITIVE_INFINITY),
                                        new Timestamp(PGStatement.DATE_NEGATIVE_INFINITY))
                                .get(random.nextInt(postgres ? 5 : 3)));
            case 3 -> add(columns, "requestid", UUID.randomUUID().toString().substring(4) + HostileTexts.any(random));
            default -> add(columns, TEXTS.get(random.nextInt(TEXTS.size())), HostileTexts.text(random));
        }
    }

    private static void add(List<Object> columns, String column, Object value) {
        int at = columns.indexOf(column);
        if (at % 2 == 0) {
            columns.set(at + 1, value);
        } else {
            columns.add(column);
            columns.add(value);
        }
    }

    /** By what was submitted: a key may have been folded at the door, and then the error or the prospect has the folded one. */
    private static List<String> silent(World world, List<String> requests) {
        List<String> silent = new ArrayList<>();
        for (String request : requests) {
            String visible = request.strip();
            boolean known = world.gangway
                                    .jdbc
                                    .queryForList(
                                            "SELECT leadid FROM gangway.prospectjourney WHERE leadid IS NOT NULL AND requestid LIKE ?",
                                            visible.substring(0, 30) + "%")
                                    .size()
                            + world.gangway
                                    .jdbc
                                    .queryForList(
                                            "SELECT errorid FROM gangway.error WHERE requestid LIKE ? OR message LIKE ?",
                                            visible.substring(0, 30) + "%",
                                            "%" + visible.substring(0, 30) + "%")
                                    .size()
                    > 0;
            if (!known) {
                silent.add(request);
            }
        }
        return silent;
    }
}
