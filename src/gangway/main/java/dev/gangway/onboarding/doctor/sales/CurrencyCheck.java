package dev.gangway.onboarding.doctor.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether Sales has the currencies of the prospects that wait. */
record CurrencyCheck(Dataverse sales, Database headquarters) implements Check {
    private static final int PAGE = 500;

    @Override
    public String name() {
        return "currencies";
    }

    @Override
    public List<Finding> look() {
        Set<String> there = new HashSet<>();
        try (var currencies = sales.query("transactioncurrencies?$select=isocurrencycode", PAGE)) {
            currencies.forEach((JsonNode currency) ->
                    there.add(currency.path("isocurrencycode").asText()));
        }
        List<String> missing = headquarters.rows("doctor/currencies-pending", Map.of()).stream()
                .map(row -> row.text("currencycode"))
                .filter(code -> !there.contains(code))
                .toList();
        return List.of(
                missing.isEmpty()
                        ? Finding.ok(name(), there.size() + " in Sales, including all that pending prospects use")
                        : Finding.problem(
                                name(),
                                "pending prospects have " + String.join(", ", missing) + ", which Sales does not have",
                                "Add the currency in Sales, then retry the errors"));
    }

    @Override
    public String cure() {
        return "See the findings about sign-in and headquarters";
    }
}
