package dev.gangway.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void accentedLettersTakeOneColumnEach() {
        assertThat(Columns.width("Štěpánková")).isEqualTo(10);
    }

    @Test
    void anAccentOfItsOwnTakesNoColumn() {
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void chineseAndJapaneseCharactersTakeTwoColumns() {
        assertThat(Columns.width("山田ヤマダ")).isEqualTo(10);
        assertThat(Columns.width("（株）")).isEqualTo(6);
    }

    @Test
    void arabicLettersTakeOneColumnEach() {
        assertThat(Columns.width("محمد")).isEqualTo(4);
    }

    @Test
    void aShortTextIsFilledUp() {
        assertThat(Columns.fit("山田", 6)).isEqualTo("山田  ");
    }

    @Test
    void aLongTextIsCutWhereItNoLongerFits() {
        assertThat(Columns.fit("Großhandel", 6)).isEqualTo("Großh…");
        assertThat(Columns.fit("山田電機工業", 6)).isEqualTo("山田… ");
    }
}
