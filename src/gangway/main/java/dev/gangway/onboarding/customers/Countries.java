package dev.gangway.onboarding.customers;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Countries as people write them: an ISO 3166-1 code of two or three letters, or the name in English or in a language
 * of the customer. Names are the JDK's (CLDR), and some that are older or shorter.
 */
final class Countries {
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("czech republic", "CZ"),
            Map.entry("slovak republic", "SK"),
            Map.entry("uk", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("usa", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("holland", "NL"),
            Map.entry("the netherlands", "NL"),
            Map.entry("macedonia", "MK"),
            Map.entry("russian federation", "RU"),
            Map.entry("republic of korea", "KR"),
            Map.entry("korea", "KR"),
            Map.entry("turkiye", "TR"),
            Map.entry("viet nam", "VN"),
            Map.entry("uae", "AE"),
            Map.entry("republic of ireland", "IE"),
            Map.entry("hong kong", "HK"),
            Map.entry("macao", "MO"));

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Map<String, String> CODES = codes();
    private static final Map<String, Map<String, String>> NAMES = new ConcurrentHashMap<>();

    private Countries() {}

    /**
     * The code of a country.
     *
     * @param text as entered
     * @param like the code that stood there before, whose form (two or three letters) the new one gets; may be null
     * @param languageId of the customer, such as {@code cs} or {@code en-us}; may be null
     * @return {@code like} itself when both are the same country; empty when the text is no country that is known
     */
    static Optional<String> code(String text, String like, String languageId) {
        Optional<String> code = alpha2(text, languageId);
        if (code.isPresent() && like != null && code.equals(alpha2(like, languageId))) {
            return Optional.of(like);
        }
        boolean two = like != null && like.strip().length() == 2;
        return code.map(found ->
                two ? found : new Locale.Builder().setRegion(found).build().getISO3Country());
    }

    private static Optional<String> alpha2(String text, String languageId) {
        String folded = fold(text);
        String code = CODES.get(folded);
        if (code == null) {
            code = names("en").get(folded);
        }
        if (code == null && languageId != null) {
            String language = languageId.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
            code = LANGUAGES.contains(language) ? names(language).get(folded) : null;
        }
        return Optional.ofNullable(code);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(OTHER_NAMES);
        for (String alpha2 : Locale.getISOCountries()) {
            codes.put(fold(alpha2), alpha2);
            codes.put(fold(new Locale.Builder().setRegion(alpha2).build().getISO3Country()), alpha2);
        }
        return codes;
    }

    private static Map<String, String> names(String language) {
        return NAMES.computeIfAbsent(language, key -> {
            Map<String, String> names = new HashMap<>();
            Set<String> twice = new HashSet<>();
            for (String alpha2 : Locale.getISOCountries()) {
                String name = fold(new Locale.Builder()
                        .setRegion(alpha2)
                        .build()
                        .getDisplayCountry(Locale.forLanguageTag(language)));
                if (names.put(name, alpha2) != null) {
                    twice.add(name);
                }
            }
            names.keySet().removeAll(twice);
            return names;
        });
    }

    /** Letters alone, without accents and case. */
    private static String fold(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String plain = ACCENTS.matcher(small).replaceAll("");
        return NO_LETTERS.matcher(plain).replaceAll(" ").strip();
    }
}
