package dev.gangway.sandbox.records;

import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Transaction;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The initial rows of every sandbox: organization, users, currencies, views, messages. */
public final class Seeds {
    private static final int LANGUAGE_ENGLISH = 1033;

    private final DataModel model;
    private final Records records;
    private final Transaction tx;
    private final Caller system = Caller.of(WellKnown.SYSTEM_USER);

    private Seeds(DataModel model, Records records, Transaction tx) {
        this.model = model;
        this.records = records;
        this.tx = tx;
    }

    public static void plant(Database database, Records records) {
        try (Transaction tx = database.begin()) {
            new Seeds(database.model(), records, tx).plant();
            tx.commit();
        }
    }

    private void plant() {
        currency(WellKnown.EURO, "Euro", "EUR", "€", 2, "1");
        currency(id("CZK"), "Czech Koruna", "CZK", "Kč", 2, "25.2");
        currency(id("USD"), "US Dollar", "USD", "$", 2, "1.08");
        currency(id("JPY"), "Japanese Yen", "JPY", "¥", 0, "162.5");
        currency(id("GBP"), "Pound Sterling", "GBP", "£", 2, "0.85");
        currency(id("CHF"), "Swiss Franc", "CHF", "CHF", 2, "0.95");
        currency(id("PLN"), "Polish Zloty", "PLN", "zł", 2, "4.3");
        currency(id("NOK"), "Norwegian Krone", "NOK", "kr", 2, "11.7");
        create(draft("businessunit", WellKnown.BUSINESS_UNIT)
                .set("name", "sandbox")
                .set("isdisabled", false));
        create(draft("organization", WellKnown.ORGANIZATION)
                .set("name", "sandbox")
                .set("languagecode", LANGUAGE_ENGLISH)
                .set("expirechangetrackingindays", 7)
                .set("basecurrencyid", new Reference(model.table("transactioncurrency"), WellKnown.EURO)));
        user(WellKnown.SYSTEM_USER, null, "SYSTEM");
        user(WellKnown.INTEGRATION_USER, "Gangway", "Integration");
        user(WellKnown.SELLER, "Sally", "Seller");
        create(draft("team", WellKnown.SALES_TEAM)
                .set("name", "Sales")
                .set("businessunitid", new Reference(model.table("businessunit"), WellKnown.BUSINESS_UNIT)));
        views();
        new MessageFilters(model, records).plant(tx);
        small();
    }

    private void currency(UUID id, String name, String code, String symbol, int precision, String rate) {
        create(draft("transactioncurrency", id)
                .set("currencyname", name)
                .set("isocurrencycode", code)
                .set("currencysymbol", symbol)
                .set("currencyprecision", precision)
                .set("exchangerate", new BigDecimal(rate)));
    }

    private void user(UUID id, String first, String last) {
        Draft user = draft("systemuser", id)
                .set("lastname", last)
                .set("azureactivedirectoryobjectid", id(id.toString()))
                .set("businessunitid", new Reference(model.table("businessunit"), WellKnown.BUSINESS_UNIT));
        if (first != null) {
            user.set("firstname", first);
        }
        create(user);
    }

    private void views() {
        String open = "<condition attribute=\"statecode\" operator=\"eq\" value=\"0\" />";
        view(
                WellKnown.MY_OPEN_LEADS,
                "My Open Leads",
                open + "<condition attribute=\"ownerid\" operator=\"eq-userid\" />");
        view(WellKnown.OPEN_LEADS, "Open Leads", open);
        view(
                WellKnown.CLOSED_LEADS,
                "Closed Leads",
                "<condition attribute=\"statecode\" operator=\"ne\" value=\"0\" />");
        if (model.table("lead").column("msdyn_b2bcommerceprospect") == null) {
            return;
        }
        view(
                WellKnown.COMMERCE_LEADS,
                "All commerce B2B leads",
                "<condition attribute=\"msdyn_b2bcommerceprospect\" operator=\"eq\" value=\"1\" />");
    }

    private void view(UUID id, String name, String conditions) {
        String status = model.table("lead").column("msdyn_b2bprospectstatus") == null
                ? ""
                : "<attribute name=\"msdyn_b2bprospectstatus\" />";
        create(draft("savedquery", id)
                .set("name", name)
                .set("returnedtypecode", "lead")
                .set("querytype", 0)
                .set("isdefault", id.equals(WellKnown.MY_OPEN_LEADS))
                .set(
                        "fetchxml",
                        "<fetch version=\"1.0\" mapping=\"logical\"><entity name=\"lead\"><attribute name=\"fullname\" />"
                                + "<attribute name=\"subject\" /><attribute name=\"companyname\" /><attribute name=\"statuscode\" />"
                                + "<attribute name=\"createdon\" /><attribute name=\"leadid\" />"
                                + status + "<filter type=\"and\">" + conditions
                                + "</filter><order attribute=\"createdon\" descending=\"true\" /></entity></fetch>"));
    }

    /** Creates one row of each table that the lookups of the Commerce solution refer to. */
    private void small() {
        create(draft("cdm_company", id("company usrt"))
                .set("cdm_name", "Contoso Retail")
                .set("cdm_companycode", "USRT"));
        create(draft("msdyn_customergroup", id("customergroup 30"))
                .set("msdyn_groupid", "30")
                .set("msdyn_description", "Business partners"));
        create(draft("msdyn_taxgroup", id("taxgroup")).set("msdyn_name", "STANDARD"));
        create(draft("msdyn_operatingunit", id("operatingunit"))
                .set("msdyn_name", "Online store")
                .set("msdyn_partynumber", "000001"));
        create(draft("campaign", id("campaign")).set("name", "Partner programme"));
    }

    private Draft draft(String table, UUID id) {
        Table found = model.table(table);
        return new Draft(found).set(found.key(), id);
    }

    private void create(Draft draft) {
        records.createBySystem(tx, system, draft);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
