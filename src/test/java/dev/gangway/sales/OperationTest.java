package dev.gangway.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "leads(1)", "leads HTTP/1.1\r\nX: y", "../leads", "leads?$x"})
    void refusesAnEntitySetThatIsNone(String entitySet) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.create(entitySet, Batches.lead(1)))
                .withMessageStartingWith("Not the name of an entity set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/leads", "https://evil.example/leads", "leads HTTP/1.1\r\nX: y"})
    void refusesAUrlThatIsNotBelowTheServiceRoot(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> Operation.retrieve(url));
    }

    @Test
    void doesNotShowItsBody() {
        assertThat(Operation.update("leads", Batches.id(1), Batches.lead(1)))
                .hasToString("PATCH leads(00000000-0000-0000-0000-000000000001)");
    }
}
