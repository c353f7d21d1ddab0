package dev.gangway.onboarding.privacy;

import dev.gangway.text.Fold;
import java.util.regex.Pattern;

/** Finds an e-mail address in a text, but not as a part of a longer one, which is somebody else's. */
final class QuotedAddress {
    /** What makes an address longer on its left. */
    private static final String LOCAL_PART = "[\\p{L}\\p{N}!#$%&*+/=?^_`{|}~.-]";
    /** An apostrophe does, too, unless it is a quotation mark. */
    private static final String APOSTROPHE = "[\\p{L}\\p{N}]'{1,2}";
    /** What makes it longer on its right; a full stop or a dash alone ends a sentence. */
    private static final String DOMAIN = "[.-]*[\\p{L}\\p{N}_]";

    private final Pattern pattern;

    /** @param address as {@link Fold#address} gives it */
    QuotedAddress(String address) {
        pattern = Pattern.compile(
                "(?<!" + LOCAL_PART + ")(?<!" + APOSTROPHE + ")" + Pattern.quote(address) + "(?!" + DOMAIN + ")",
                Pattern.CASE_INSENSITIVE);
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }
}
