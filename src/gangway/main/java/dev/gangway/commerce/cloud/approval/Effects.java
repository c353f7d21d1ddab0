package dev.gangway.commerce.cloud.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.fno.FinanceOperations;
import java.util.List;

/**
 * What an approval has made in headquarters so far.
 *
 * @param customers account numbers
 * @param hierarchy its number; null when there is none
 * @param admins party numbers of the hierarchy's administrators
 * @param missing what is not there yet, in words; null when nothing is missing
 * @param isRequestorCustomer whether the person who asked has become a customer of its own
 */
public record Effects(
        List<String> customers, String hierarchy, List<String> admins, String missing, boolean isRequestorCustomer) {

    /** Reads them. */
    public static Effects of(FinanceOperations fno, String company, String party) {
        Onboarded found = new OnboardedReader(fno).read(company, party);
        return new Effects(
                found.customers().stream()
                        .map(customer -> customer.path("CustomerAccount").asText())
                        .toList(),
                id(found.hierarchy()),
                found.admins(),
                found.missing(false),
                found.admin().isPresent());
    }

    private static String id(JsonNode hierarchy) {
        return hierarchy == null ? null : hierarchy.path("CustomerHierarchyId").asText();
    }
}
