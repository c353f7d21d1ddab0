package dev.gangway.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {
    private final StringWriter shown = new StringWriter();

    private Consent consent(String typed) {
        return new Consent(new PrintWriter(shown), () -> typed);
    }

    @ParameterizedTest
    @CsvSource({"y,true", "Yes,true", "' y ',true", "n,false", "'',false", "yesterday,false", ",false"})
    void onlyAYesIsOne(String typed, boolean given) {
        assertThat(consent(typed).to("Create it?")).isEqualTo(given);
        assertThat(shown).hasToString("Create it? [y/N] ");
    }

    @Test
    void whereNobodyCanBeAskedThereIsNone() {
        Consent nobody = new Consent(new PrintWriter(shown), null);

        assertThat(nobody.canBeAsked()).isFalse();
        assertThat(nobody.to("Create it?")).isFalse();
        assertThat(shown.toString()).isEmpty();
    }
}
