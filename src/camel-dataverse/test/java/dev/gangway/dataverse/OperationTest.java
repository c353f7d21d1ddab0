package dev.gangway.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gangway.odata.http.ShownPath;
import java.util.Map;
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
    void showsNeitherTheTextsOfAKeyNorAQuery() {
        RecordKey key = RecordKey.of(Map.of("emailaddress1", "ida'berg@fabrikam.example"));

        assertThat(Operation.update("leads", key, new byte[0])).hasToString("PATCH leads(emailaddress1=...)");
        assertThat(Operation.retrieve("leads?$filter=lastname eq 'Berg'")).hasToString("GET leads");
        assertThat(ShownPath.of("EntityDefinitions(LogicalName='lead')/Attributes"))
                .isEqualTo("EntityDefinitions(LogicalName='lead')/Attributes");
        assertThat(ShownPath.of("/data/Rows(dataAreaId='usrt',Name='a''),b(c=''',No=3)"))
                .isEqualTo("/data/Rows(dataAreaId=...,Name=...,No=3)");
    }

    @Test
    void doesNotShowItsBody() {
        assertThat(Operation.update("leads", Batches.id(1), Batches.lead(1)))
                .hasToString("PATCH leads(00000000-0000-0000-0000-000000000001)");
    }
}
