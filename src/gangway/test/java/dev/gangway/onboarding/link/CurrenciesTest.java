package dev.gangway.onboarding.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.sandbox.SalesSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class CurrenciesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void aCurrencyThatIsAddedLaterIsFoundWithoutARestart() throws Exception {
        try (var context = new DefaultCamelContext();
                SalesSandbox sandbox = SalesSandbox.builder().start();
                Dataverse sales = new Dataverse(context, connection(sandbox))) {
            context.start();
            var currencies = new Currencies(sales, now::get);
            assertThat(currencies.id("ISK")).isNull();

            add(sales, "ISK");
            assertThat(currencies.id("ISK")).isNull();

            now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
            assertThat(currencies.id("ISK")).isNotNull();
        }
    }

    private static ServiceConnection connection(SalesSandbox sandbox) {
        return DataverseConnection.of(sandbox.url(), sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret());
    }

    private static void add(Dataverse sales, String isoCode) {
        List<Outcome> outcomes = sales.batch(List.of(Operation.create(
                "transactioncurrencies",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("isocurrencycode", isoCode)
                        .put("currencyname", isoCode)
                        .put("currencysymbol", isoCode)
                        .put("currencyprecision", 2)
                        .put("exchangerate", 1))));
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.verdict()).as(outcome.message()).isEqualTo(Verdict.DONE));
    }
}
