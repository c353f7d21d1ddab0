package dev.gangway.commerce.partners;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The legal entities whose prospects are brought to Sales; the others are left to whoever does it there. */
public final class LegalEntities {
    /** Empty for all. */
    private final Set<String> served;

    private LegalEntities(Set<String> served) {
        this.served = served;
    }

    /**
     * Reads a setting.
     *
     * @param text ids separated by commas; empty for all
     * @throws IllegalArgumentException when one of them is none
     */
    public static LegalEntities of(String text) {
        Set<String> served = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> id.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        served.forEach(id -> {
            if (!id.matches("[A-Z0-9_-]{1,4}")) {
                throw new IllegalArgumentException(
                        "'" + id + "' is no legal entity: up to four letters, digits, - or _");
            }
        });
        return new LegalEntities(served);
    }

    public boolean serves(String dataareaid) {
        return served.isEmpty() || served.contains(dataareaid);
    }
}
