package dev.gangway.onboarding.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Row;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A customer and its account in Sales, which agreed once, after one or both have changed. */
class CustomerMergeTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 9, 0);

    private static CustomerMerge merge(Map<String, Object> headquarters, ObjectNode known, ObjectNode sales) {
        Map<String, Object> customer = new HashMap<>(headquarters);
        customer.put("dataareaid", "USMF");
        customer.put("customeraccount", "US-007");
        customer.put("entityset", "accounts");
        customer.put("recordid", "A1");
        customer.put("known", known.toString());
        return new CustomerMerge(
                PartyType.Organization,
                LinkedCustomer.of(Row.of(customer)),
                sales,
                new Amounts(null, Clock.systemUTC()));
    }

    private static ObjectNode account(String city) {
        return JsonNodeFactory.instance.objectNode().put("address1_city", city);
    }

    @Test
    void whatOnlySalesChangedIsTakenOver() {
        CustomerMerge merge = merge(Map.of("addresscity", "Oslo"), account("Oslo"), account("Bergen"));

        assertThat(merge.isTakenOver()).isTrue();
        assertThat(merge.customer(NOW)).containsEntry("addresscity", "Bergen");
        assertThat(merge.link().get("known")).asString().contains("Bergen");
    }

    @Test
    void whatOnlyHeadquartersChangedIsNoNews() {
        CustomerMerge merge = merge(Map.of("addresscity", "Bergen"), account("Oslo"), account("Oslo"));

        assertThat(merge.isNews()).isFalse();
        assertThat(merge.customer(NOW)).containsEntry("addresscity", "Bergen");
    }

    @Test
    void whatBothChangedStaysAsHeadquartersHasItAndIsContested() {
        CustomerMerge merge = merge(Map.of("addresscity", "Voss"), account("Oslo"), account("Bergen"));

        assertThat(merge.isContested()).isTrue();
        assertThat(merge.isTakenOver()).isFalse();
        assertThat(merge.customer(NOW)).containsEntry("addresscity", "Voss");
    }

    @Test
    void whatBothChangedAlikeIsAgreed() {
        CustomerMerge merge = merge(Map.of("addresscity", "Bergen"), account("Oslo"), account("Bergen"));

        assertThat(merge.isNews()).isTrue();
        assertThat(merge.isContested()).isFalse();
        assertThat(merge.isTakenOver()).isFalse();
    }

    @Test
    void aCountryThatNobodyKnowsIsLeftAsItWasAndTheOperatorHearsOfIt() {
        CustomerMerge merge = merge(
                Map.of("addresscountryregionisocode", "NOR"),
                JsonNodeFactory.instance.objectNode().put("address1_country", "NOR"),
                JsonNodeFactory.instance.objectNode().put("address1_country", "Atlantis"));

        assertThat(merge.customer(NOW)).containsEntry("addresscountryregionisocode", "NOR");
        assertThat(merge.notice().code()).isEqualTo("CountryUnknown");
        assertThat(merge.isNews()).isFalse();
    }

    @Test
    void anAmountWithoutACurrencyIsLeftOutAndTheOperatorHearsOfIt() {
        CustomerMerge merge = merge(
                Map.of("salescurrencycode", "EUR"),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode().put("creditlimit", 1000));

        assertThat(merge.customer(NOW).get("creditlimit")).isNull();
        assertThat(merge.notice().message()).contains("account A1", "from no currency to EUR");
    }
}
