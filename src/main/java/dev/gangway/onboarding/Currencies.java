package dev.gangway.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sales.Dataverse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of currencies in Sales by ISO code. Read once, and again when an unknown code turns up. Thread-safe. */
final class Currencies {
    private static final String QUERY = "transactioncurrencies?$select=transactioncurrencyid,isocurrencycode";
    private static final int PAGE = 500;

    private final Dataverse sales;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, Boolean> unknown = new ConcurrentHashMap<>();

    Currencies(Dataverse sales) {
        this.sales = sales;
    }

    /** The key of a currency; null when Sales does not have it. */
    String id(String isoCode) {
        String id = ids.get(isoCode);
        if (id == null && !unknown.containsKey(isoCode)) {
            read();
            id = ids.get(isoCode);
            if (id == null) {
                unknown.put(isoCode, true);
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
