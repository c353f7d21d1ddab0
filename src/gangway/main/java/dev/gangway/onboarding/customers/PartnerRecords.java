package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gangway.commerce.partners.Company;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import dev.gangway.text.Fold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partner's account and contact as the customer maps see them: countries as codes, amounts in the prospect's currency.
 */
public final class PartnerRecords {
    private static final String COUNTRY = "address1_country";
    private static final String LIMIT = "creditlimit";

    private final Amounts amounts;
    private final Map<String, Company> companies;

    /** @param companies whose currency is the prospect's when it names none, by legal entity */
    public PartnerRecords(Amounts amounts, Map<String, Company> companies) {
        this.amounts = amounts;
        this.companies = companies;
    }

    /** Asks Sales for its currencies when an amount has to be converted; to be called while no connection is held. */
    public void prepare(Iterable<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.record(PartyType.Organization).path(LIMIT).isNumber()) {
                amounts.refresh();
                return;
            }
        }
    }

    /**
     * What a map is applied to. What headquarters cannot have is left out, so that the prospect's own value stands.
     *
     * @param notices collects notices for the operator
     */
    ObjectNode source(Finding finding, List<Refusal> notices) {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.set("prospect", finding.prospect().row().json());
        for (PartyType type : PartyType.values()) {
            if (finding.record(type).deepCopy() instanceof ObjectNode record) {
                strip(record);
                country(finding, type, record, notices);
                limit(finding, record, notices);
                source.set(type == PartyType.Organization ? "account" : "contact", record);
            }
        }
        return source;
    }

    /** What is nothing but invisible is nothing: the prospect's own value stands. */
    private static void strip(ObjectNode record) {
        record.properties().forEach(column -> {
            if (column.getValue().isTextual()) {
                String text = Fold.strip(column.getValue().textValue());
                column.setValue(text.isEmpty() ? NullNode.instance : new TextNode(text));
            }
        });
    }

    private static void country(Finding finding, PartyType type, ObjectNode record, List<Refusal> notices) {
        Prospect prospect = finding.prospect();
        String written =
                record.path(COUNTRY).isNull() ? "" : record.path(COUNTRY).asText("");
        if (Fold.isBlank(written)) {
            return;
        }
        Optional<String> code = Countries.code(written, prospect.country(), prospect.language());
        code.ifPresentOrElse(found -> record.put(COUNTRY, found), () -> {
            record.remove(COUNTRY);
            notices.add(CustomerMerge.unknownCountry(
                    prospect.requestId(),
                    SalesColumns.entitySet(type) + "("
                            + record.path(SalesColumns.key(type)).asText() + ")"));
        });
    }

    private void limit(Finding finding, ObjectNode account, List<Refusal> notices) {
        JsonNode limit = account.path(LIMIT);
        if (limit.isNumber()) {
            String own = finding.prospect().currency();
            String to = own == null
                    ? Company.of(companies, finding.key().dataareaid()).currency()
                    : own;
            in(account, to).ifPresentOrElse(found -> account.put(LIMIT, found), () -> {
                account.remove(LIMIT);
                notices.add(Amounts.leftOut(
                        finding.prospect().requestId(),
                        "account " + account.path("accountid").asText(),
                        amounts.currency(account),
                        to));
            });
        }
    }

    /** The credit limit of an account in a currency; empty when it has none, or none that can be converted. */
    Optional<BigDecimal> in(JsonNode account, String currency) {
        JsonNode limit = account.path(LIMIT);
        return limit.isNumber()
                ? amounts.convert(limit.decimalValue(), amounts.currency(account), currency)
                : Optional.empty();
    }
}
