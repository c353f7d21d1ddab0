package dev.gangway.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sales.Dataverse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of currencies in Sales by ISO code. Read once, and again when an unknown code turns up, though not more than
 * once a minute for each: somebody may have added it by then. Thread-safe.
 */
final class Currencies {
    private static final String QUERY = "transactioncurrencies?$select=transactioncurrencyid,isocurrencycode";
    private static final int PAGE = 500;
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Dataverse sales;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, Instant> unknown = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Currencies(Dataverse sales) {
        this(sales, InstantSource.system());
    }

    Currencies(Dataverse sales, InstantSource clock) {
        this.sales = sales;
        this.clock = clock;
    }

    /** The key of a currency; null when Sales does not have it. */
    String id(String isoCode) {
        String id = ids.get(isoCode);
        Instant now = clock.instant();
        if (id == null && !unknown.getOrDefault(isoCode, Instant.MIN).isAfter(now.minus(ASK_AGAIN))) {
            read();
            id = ids.get(isoCode);
            if (id == null) {
                unknown.put(isoCode, now);
            }
        }
        return id;
    }

    private void read() {
        try (var currencies = sales.query(QUERY, PAGE)) {
            currencies.forEach((JsonNode currency) -> ids.put(
                    currency.path("isocurrencycode").asText(),
                    currency.path("transactioncurrencyid").asText()));
        }
    }
}
