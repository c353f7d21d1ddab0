package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.text.Fold;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Java and every database see the same addresses as one, whatever is written in them. */
class FoldedAddressesTest {
    private static final int LETTERS_TOGETHER = 60;

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void everyLetterIsFoldedAlike(TestDatabases kind) {
        List<String> addresses = withLetters();
        try (var gangway = new EmbeddedGangway(kind)) {
            List<String> expected = addresses.stream().map(Fold::address).toList();
            assertThat(folded(gangway, addresses, "hq.prospect", "foldedemailaddress"))
                    .isEqualTo(expected);
            assertThat(column(gangway, "hq.prospect", "openemailaddress")).isEqualTo(expected);
            assertThat(folded(gangway, addresses, "hq.customer", "foldedemailaddress"))
                    .isEqualTo(expected);
            assertThat(column(gangway, "hq.customer", "personemailaddress")).isEqualTo(expected);
            assertThat(folded(gangway, addresses, "ax.customer", "foldedemailaddress"))
                    .isEqualTo(expected);
            assertThat(column(gangway, "ax.customer", "personemailaddress")).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatNobodySeesIsTakenFromTheEndsAlike(TestDatabases kind) {
        List<String> addresses = characters()
                // no text of PostgreSQL can have it
                .filter(character -> character != 0
                        && Fold.strip(Character.toString(character) + 'a').equals("a"))
                .mapToObj(Character::toString)
                .map(invisible -> invisible + "Jan@X.example" + invisible)
                .toList();
        assertThat(addresses).hasSizeGreaterThan(200);
        try (var gangway = new EmbeddedGangway(kind)) {
            assertThat(folded(gangway, addresses, "ax.customer", "foldedemailaddress"))
                    .isEqualTo(addresses.stream().map(Fold::address).toList());
        }
    }

    /** The migration that made the fold what it is, once more on tables with rows in them. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anUpgradeFoldsWhatIsThere(TestDatabases kind) {
        List<String> addresses = List.of("Jan@X.Example", "\u0130@X.Example", "\u00C1@x.example");
        try (var gangway = new EmbeddedGangway(kind)) {
            folded(gangway, addresses, "hq.prospect", "foldedemailaddress");
            folded(gangway, addresses, "ax.customer", "foldedemailaddress");
            Database database = new Database(gangway.dataSource, null, Clock.systemUTC());
            for (String schema : List.of("gangway", "ax")) {
                gangway.jdbc.update("DELETE FROM " + schema + ".\"gangway_history\" WHERE \"version\" = '61'");
            }
            assertThat(Schema.headquarters(database).migrate()).isEqualTo(1);
            assertThat(Schema.channel(database).migrate()).isEqualTo(1);

            List<String> expected = addresses.stream().map(Fold::address).toList();
            assertThat(column(gangway, "hq.prospect", "openemailaddress")).isEqualTo(expected);
            assertThat(column(gangway, "hq.prospect", "foldedemailaddress")).isEqualTo(expected);
            assertThat(column(gangway, "ax.customer", "personemailaddress")).isEqualTo(expected);
        }
    }

    /** All letters that have two cases, and all others of the alphabets; the dots keep them from joining. */
    private static List<String> withLetters() {
        List<String> letters = characters()
                .filter(character -> Character.isLetter(character)
                        && (character < 0x3000
                                || Character.toLowerCase(character) != character
                                || Character.toUpperCase(character) != character))
                .mapToObj(Character::toString)
                .toList();
        assertThat(letters).hasSizeGreaterThan(5000).contains("\u0130", "\u00DF", "\u03A3", "\u0416");
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < letters.size(); i += LETTERS_TOGETHER) {
            addresses.add(String.join(".", letters.subList(i, Math.min(letters.size(), i + LETTERS_TOGETHER)))
                    + "@X.Example");
        }
        return addresses;
    }

    /** Without those that the door writes in another way (NFKC). */
    private static IntStream characters() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> Character.isDefined(character)
                        && Character.getType(character) != Character.SURROGATE
                        && (Fold.strip(Character.toString(character) + 'a').equals("a")
                                || Normalizer.isNormalized(Character.toString(character), Normalizer.Form.NFKC)));
    }

    private static List<String> folded(EmbeddedGangway gangway, List<String> addresses, String table, String column) {
        boolean isProspect = table.endsWith("prospect");
        String sql = isProspect
                ? "INSERT INTO hq.prospect (dataareaid, prospectid, primaryemailaddress) VALUES ('USMF', ?, ?)"
                : "INSERT INTO " + table + " (dataareaid, customeraccount, partytype, primarycontactemail)"
                        + " VALUES ('USMF', ?, 'Person', ?)";
        List<Object[]> rows = new ArrayList<>();
        for (String address : addresses) {
            rows.add(new Object[] {String.format("A-%05d", rows.size()), address});
        }
        gangway.jdbc.batchUpdate(sql, rows);
        return column(gangway, table, column);
    }

    private static List<String> column(EmbeddedGangway gangway, String table, String column) {
        String key = table.endsWith("prospect") ? "prospectid" : "customeraccount";
        return gangway.jdbc.queryForList("SELECT " + column + " FROM " + table + " ORDER BY " + key, String.class);
    }
}
