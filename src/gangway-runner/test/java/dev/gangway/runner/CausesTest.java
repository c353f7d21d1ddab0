package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void eachCauseIsSaidOnceEvenWhenTheOuterOneRepeatsIt() {
        var refused = new ConnectException("Connection refused");
        var pool = new IllegalStateException("no connection after 10 s", refused);

        assertThat(Causes.inOneLine(new IllegalStateException("The database is away: no connection after 10 s", pool)))
                .isEqualTo("The database is away: no connection after 10 s: Connection refused");
    }

    @Test
    void whatOnlyRepeatsTheNameOfItsCauseIsNotSaid() {
        assertThat(Causes.inOneLine(new IllegalStateException(new ConnectException("the port is taken"))))
                .isEqualTo("the port is taken");
    }

    @Test
    void whatHasNoWordsIsNamed() {
        assertThat(Causes.inOneLine(new IllegalStateException("cannot read\nsecond line", new NullPointerException())))
                .isEqualTo("cannot read: NullPointerException");
    }
}
