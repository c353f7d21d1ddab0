package dev.gangway.commerce.requests;

import dev.gangway.commerce.mail.server.MailAddress;
import dev.gangway.commerce.partners.ChannelRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a request must have before it can be looked into. Each complaint names the column and what is wrong. */
final class RequestRules {
    private static final Pattern LEGAL_ENTITY = Pattern.compile("[A-Z0-9_-]{1,4}");
    private static final Set<String> COUNTRIES = countries();
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private RequestRules() {}

    /** What is wrong with a request to onboard a partner; empty when nothing is. */
    static List<String> ofPartner(ChannelRequest request) {
        List<String> complaints = new ArrayList<>();
        legalEntity(request, complaints);
        required(request.lastName(), "lastname", "the last name", complaints);
        required(request.company(), "companyname", "the company name", complaints);
        required(request.email(), "email", "the e-mail address", complaints);
        email(request, complaints);
        String country = request.country();
        if (country != null && !COUNTRIES.contains(country.toUpperCase(Locale.ROOT))) {
            complaints.add("countryregionisocode '" + country + "' is not an ISO 3166-1 code");
        }
        String currency = request.currency();
        if (currency != null && !CURRENCIES.contains(currency.toUpperCase(Locale.ROOT))) {
            complaints.add("currencycode '" + currency + "' is not an ISO 4217 code");
        }
        return complaints;
    }

    /** What is wrong with a request to add a user; empty when nothing is. */
    static List<String> ofNewUser(ChannelRequest request) {
        List<String> complaints = new ArrayList<>();
        legalEntity(request, complaints);
        required(request.hierarchy(), "customerhierarchyid", "the hierarchy that the user joins", complaints);
        required(request.lastName(), "lastname", "the last name", complaints);
        required(request.email(), "email", "the e-mail address", complaints);
        email(request, complaints);
        spendingLimit(request, complaints);
        return complaints;
    }

    /** What is wrong with a request to edit or remove a user; empty when nothing is. */
    static List<String> ofUser(ChannelRequest request) {
        List<String> complaints = new ArrayList<>();
        legalEntity(request, complaints);
        required(request.account(), "customeraccount", "the user's customer account", complaints);
        email(request, complaints);
        spendingLimit(request, complaints);
        return complaints;
    }

    private static void legalEntity(ChannelRequest request, List<String> complaints) {
        required(request.dataareaid(), "dataareaid", "the legal entity", complaints);
        String entity = request.dataareaid();
        if (entity != null && !LEGAL_ENTITY.matcher(entity).matches()) {
            complaints.add(
                    "dataareaid '" + entity + "' is not the id of a legal entity: up to four letters and digits");
        }
    }

    private static void email(ChannelRequest request, List<String> complaints) {
        String email = request.email();
        String problem = email == null ? null : MailAddress.problem(email);
        if (problem != null) {
            complaints.add("email '" + email + "' is not a valid e-mail address: " + problem);
        }
    }

    private static void spendingLimit(ChannelRequest request, List<String> complaints) {
        BigDecimal limit = request.spendingLimit();
        if (limit != null && limit.signum() < 0) {
            complaints.add("spendinglimit " + limit + " is negative");
        }
    }

    private static void required(String value, String column, String meaning, List<String> complaints) {
        if (value == null) {
            complaints.add(column + " is empty: " + meaning + " is required");
        }
    }

    private static Set<String> countries() {
        Set<String> codes = new java.util.HashSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
        codes.addAll(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
        return Set.copyOf(codes);
    }
}
