package dev.gangway.onboarding.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Row;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwoWayColumnTest {
    private static final TwoWayColumn CITY = column("address1_city");
    private static final TwoWayColumn COUNTRY = column("address1_country");
    private static final TwoWayColumn LIMIT = column("creditlimit");
    private static final TwoWayColumn MANDATORY = column("msdyn_creditlimitismandatory");

    private static TwoWayColumn column(String sales) {
        return TwoWayColumn.of(PartyType.Organization).stream()
                .filter(column -> column.sales().equals(sales))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode text(String text) {
        return new TextNode(text);
    }

    @Test
    void aPersonHasNamesAndNoCreditLimit() {
        assertThat(TwoWayColumn.read(PartyType.Person))
                .contains("firstname", "lastname", "address1_city")
                .doesNotContain("name", "creditlimit", Amounts.CURRENCY);
        assertThat(TwoWayColumn.read(PartyType.Organization))
                .contains("name", "creditlimit", Amounts.CURRENCY)
                .doesNotContain("firstname");
    }

    @Test
    void theEmailAddressIsNeverSharedSinceTheSignInDependsOnIt() {
        for (PartyType type : PartyType.values()) {
            assertThat(TwoWayColumn.read(type)).noneMatch(column -> column.contains("email"));
        }
    }

    @Test
    void nothingAndEmptyAndBlanksAreTheSameText() {
        assertThat(CITY.same(NullNode.instance, text(" "))).isTrue();
        assertThat(CITY.same(MissingNode.getInstance(), text(""))).isTrue();
        assertThat(CITY.same(text("Oslo\u00a0"), text("Oslo"))).isTrue();
        assertThat(CITY.same(text("Oslo"), text("oslo"))).isFalse();
    }

    @Test
    void anAmountIsTheSameHoweverItsDigitsAreWritten() {
        assertThat(LIMIT.same(DecimalNode.valueOf(new BigDecimal("1000.00")), IntNode.valueOf(1000)))
                .isTrue();
        assertThat(LIMIT.same(DoubleNode.valueOf(0.1), DecimalNode.valueOf(new BigDecimal("0.10"))))
                .isTrue();
    }

    @Test
    void noLimitIsNotALimitOfZero() {
        assertThat(LIMIT.same(NullNode.instance, IntNode.valueOf(0))).isFalse();
        assertThat(LIMIT.ofSales(NullNode.instance)).isNull();
        assertThat(LIMIT.ofSales(IntNode.valueOf(0))).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void aFlagThatIsNotSetIsFalse() {
        assertThat(MANDATORY.same(NullNode.instance, BooleanNode.FALSE)).isTrue();
        assertThat(MANDATORY.ofSales(NullNode.instance)).isEqualTo(0);
        assertThat(MANDATORY.ofSales(BooleanNode.TRUE)).isEqualTo(1);
        assertThat(MANDATORY.ofCustomer(Row.of(Map.of("creditlimitismandatory", 1))))
                .isEqualTo(BooleanNode.TRUE);
    }

    @Test
    void aCountryIsTheSameByItsCodeAndByItsName() {
        assertThat(COUNTRY.same(text("Norway"), text("NOR"))).isTrue();
        assertThat(COUNTRY.same(text("Norway"), text("SWE"))).isFalse();
        assertThat(COUNTRY.same(text(""), text("SWE"))).isFalse();
    }

    @Test
    void aTextIsMeasuredAsTheDatabaseCountsIt() {
        JsonNode record = JsonNodeFactory.instance.objectNode().put("address1_city", "\uD83D\uDE00\uD83D\uDE00");

        assertThat(CITY.tooLong(record, Map.of("addresscity", 2))).isEmpty();
        assertThat(CITY.tooLong(record, Map.of("addresscity", 1)))
                .hasValue("address1_city has 2 characters, hq.customer.addresscity holds 1");
    }
}
