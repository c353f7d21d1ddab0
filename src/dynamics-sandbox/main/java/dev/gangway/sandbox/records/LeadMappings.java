package dev.gangway.sandbox.records;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The column mapping of lead qualification. The real mapping is configured at the three relationships {@code
 * *_originating_lead}; this is the part of the default mapping that is visible in the product's forms.
 */
final class LeadMappings {
    static final Map<String, String> ACCOUNT = account();
    static final Map<String, String> CONTACT = contact();
    static final Map<String, String> OPPORTUNITY = opportunity();

    private LeadMappings() {}

    private static Map<String, String> account() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("companyname", "name");
        same(
                map,
                "telephone1",
                "fax",
                "websiteurl",
                "emailaddress1",
                "description",
                "industrycode",
                "numberofemployees",
                "revenue",
                "sic",
                "transactioncurrencyid");
        address(map);
        return map;
    }

    private static Map<String, String> contact() {
        Map<String, String> map = new LinkedHashMap<>();
        same(
                map,
                "firstname",
                "middlename",
                "lastname",
                "salutation",
                "jobtitle",
                "emailaddress1",
                "emailaddress2",
                "emailaddress3",
                "telephone1",
                "telephone2",
                "telephone3",
                "mobilephone",
                "fax",
                "pager",
                "websiteurl",
                "description",
                "preferredcontactmethodcode",
                "donotbulkemail",
                "donotemail",
                "donotfax",
                "donotphone",
                "donotpostalmail",
                "donotsendmm",
                "transactioncurrencyid");
        address(map);
        return map;
    }

    private static Map<String, String> opportunity() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("subject", "name");
        map.put("estimatedamount", "estimatedvalue");
        same(
                map,
                "description",
                "budgetamount",
                "budgetstatus",
                "need",
                "purchaseprocess",
                "purchasetimeframe",
                "decisionmaker",
                "estimatedclosedate",
                "campaignid");
        return map;
    }

    private static void address(Map<String, String> map) {
        same(
                map,
                "address1_addresstypecode",
                "address1_name",
                "address1_line1",
                "address1_line2",
                "address1_line3",
                "address1_city",
                "address1_county",
                "address1_stateorprovince",
                "address1_postalcode",
                "address1_postofficebox",
                "address1_country",
                "address1_latitude",
                "address1_longitude",
                "address1_telephone1",
                "address1_fax");
    }

    private static void same(Map<String, String> map, String... columns) {
        for (String column : columns) {
            map.put(column, column);
        }
    }
}
