package dev.gangway.console.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.ledger.Job;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void everyLanguageHasEveryText() {
        for (String language : Texts.LANGUAGES) {
            assertThat(Texts.of(language).keys())
                    .as(language)
                    .containsExactlyInAnyOrderElementsOf(Texts.of("en").keys());
        }
    }

    @Test
    void everyJobIsDescribed() {
        assertThat(Texts.of("en").keys())
                .containsAll(Job.ids().stream().map(job -> "job." + job).toList());
    }

    @Test
    void aValueIsNotTakenForAPlace() {
        assertThat(Texts.of("en").say("state.waits", "{1} {0} {x")).isEqualTo("waits: {1} {0} {x");
    }

    @Test
    void whoWantsNoneOfTheLanguagesGetsEnglish() {
        assertThat(Texts.of("cs,sk;q=0.8").language()).isEqualTo("en");
        assertThat(Texts.of("").language()).isEqualTo("en");
        assertThat(Texts.of("de;q=nonsense").language()).isEqualTo("en");
    }
}
