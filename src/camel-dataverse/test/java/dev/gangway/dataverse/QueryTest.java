package dev.gangway.dataverse;

import static dev.gangway.dataverse.ScriptedService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceUnavailableException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryTest extends DataverseTestCase {

    @Test
    void readsPageAfterPage() {
        String second = service.environment() + "/api/data/v9.2/leads?$select=subject&$skiptoken=%3Ccookie%2F%3E";
        service.answers(
                json(200, "{\"value\":[{\"n\":1},{\"n\":2}],\"@odata.nextLink\":\"" + second + "\"}"),
                json(200, "{\"value\":[{\"n\":3}]}"));

        assertThat(dataverse.query("leads?$select=subject", 2))
                .extracting(row -> row.path("n").asInt())
                .containsExactly(1, 2, 3);
        assertThat(service.received())
                .extracting(ScriptedService.Received::target)
                .containsExactly(
                        "/api/data/v9.2/leads?$select=subject",
                        "/api/data/v9.2/leads?$select=subject&$skiptoken=%3Ccookie%2F%3E");
        assertThat(service.received())
                .extracting(request -> request.header("Prefer"))
                .containsOnly("odata.maxpagesize=2");
    }

    @Test
    void fetchesNoPageThatNobodyWants() {
        String second = service.environment() + "/api/data/v9.2/leads?$skiptoken=2";
        service.answers(json(200, "{\"value\":[{\"n\":1}],\"@odata.nextLink\":\"" + second + "\"}"));

        try (Stream<?> rows = dataverse.query("leads", 1)) {
            assertThat(rows.findFirst()).isPresent();
        }

        assertThat(service.received()).hasSize(1);
    }

    @Test
    void goesOnAfterAnEmptyPage() {
        String second = service.environment() + "/api/data/v9.2/leads?$skiptoken=2";
        service.answers(
                json(200, "{\"value\":[],\"@odata.nextLink\":\"" + second + "\"}"),
                json(200, "{\"value\":[{\"n\":3}]}"));

        assertThat(dataverse.query("leads", 2)).hasSize(1);
    }

    @Test
    void doesNotRunInCircles() {
        String same = service.environment() + "/api/data/v9.2/leads";
        service.answers(json(200, "{\"value\":[{\"n\":1}],\"@odata.nextLink\":\"" + same + "\"}"));

        assertThatThrownBy(() -> dataverse.query("leads", 2).toList()).isInstanceOf(ServiceUnavailableException.class);
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void doesNotTakeItsTokenElsewhere() {
        service.answers(json(200, "{\"value\":[{}],\"@odata.nextLink\":\"https://evil.example/api/data/v9.2/leads\"}"));

        assertThatThrownBy(() -> dataverse.query("leads", 2).toList())
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageContaining("evil.example");
    }

    @Test
    void refusesAPageSizeOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> dataverse.query("leads", 0));
    }
}
