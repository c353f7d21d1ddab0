package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.link.Currencies;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Amounts of money in the currency of the other side, by the exchange rates that Sales keeps to its base currency: no
 * amount crosses without its currency. Thread-safe.
 */
public final class Amounts {
    /** The column of accounts that says in which currency their amounts are. */
    static final String CURRENCY = "_transactioncurrencyid_value";

    private static final Duration READ_AGAIN = Duration.ofMinutes(10);
    private static final int DECIMALS = 2;

    private final Currencies currencies;
    private final Clock clock;
    private volatile Instant read = Instant.MIN;

    public Amounts(Dataverse sales, Clock clock) {
        this.clock = clock;
        this.currencies = new Currencies(sales);
    }

    /** Asks Sales for its currencies unless that was done lately; to be called while no connection is held. */
    void refresh() {
        Instant now = clock.instant();
        if (read.isBefore(now.minus(READ_AGAIN))) {
            currencies.read();
            read = now;
        }
    }

    /** The currency of an account's amounts; null when it names none that is known. */
    String currency(JsonNode account) {
        return currencies.code(account.path(CURRENCY).asText(null));
    }

    /** The amount in another currency; empty when one of the two is missing or has no rate. */
    Optional<BigDecimal> convert(BigDecimal amount, String from, String to) {
        if (from == null || to == null) {
            return Optional.empty();
        }
        if (from.equals(to)) {
            return Optional.of(amount);
        }
        BigDecimal rate = currencies.rate(from);
        BigDecimal wanted = currencies.rate(to);
        return rate == null || wanted == null
                ? Optional.empty()
                : Optional.of(amount.multiply(wanted)
                        .divide(rate, MathContext.DECIMAL128)
                        .setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /** Reports that an amount was left out. */
    static Refusal leftOut(String requestId, String what, String from, String to) {
        return new Refusal(
                requestId,
                "CurrencyUnknown",
                "The credit limit of " + what + " was left out: it cannot be converted from "
                        + (from == null ? "no currency" : from) + " to " + (to == null ? "no currency" : to)
                        + ". Give both their currency, and Sales an exchange rate for each; then enter the limit again",
                true);
    }
}
