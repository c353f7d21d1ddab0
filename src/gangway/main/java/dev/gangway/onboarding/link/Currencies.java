package dev.gangway.onboarding.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of currencies in Sales by ISO code. Read once, and again when an unknown code turns up, though not more than
 * once a minute for each: it may have been added by then. Thread-safe.
 */
public final class Currencies {
    private static final String QUERY =
            "transactioncurrencies?$select=transactioncurrencyid,isocurrencycode,exchangerate";
    private static final int PAGE = 500;
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Dataverse sales;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> rates = new ConcurrentHashMap<>();
    private final Map<String, Instant> unknown = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public Currencies(Dataverse sales) {
        this(sales, InstantSource.system());
    }

    Currencies(Dataverse sales, InstantSource clock) {
        this.sales = sales;
        this.clock = clock;
    }

    /** The key of a currency; null when Sales does not have it. */
    public String id(String isoCode) {
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

    /** The ISO code of a key, as of the last read; null when it is unknown. */
    public String code(String id) {
        return id == null ? null : codes.get(id.toLowerCase(Locale.ROOT));
    }

    /** How much of a currency the base currency of Sales buys, as of the last read; null when that is unknown. */
    public BigDecimal rate(String isoCode) {
        return rates.get(isoCode);
    }

    public void read() {
        try (var currencies = sales.query(QUERY, PAGE)) {
            currencies.forEach(this::keep);
        }
    }

    private void keep(JsonNode currency) {
        String code = currency.path("isocurrencycode").asText();
        String id = currency.path("transactioncurrencyid").asText();
        ids.put(code, id);
        codes.put(id.toLowerCase(Locale.ROOT), code);
        JsonNode rate = currency.path("exchangerate");
        if (rate.isNumber() && rate.decimalValue().signum() > 0) {
            rates.put(code, rate.decimalValue());
        }
    }
}
