package dev.gangway.commerce.mail.server;

import dev.gangway.text.Fold;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads one mail address, strictly: what it lets through cannot end a header or an SMTP command. The one judge of addresses:
 * what passes at the door can be mailed at the end.
 */
public final class MailAddress {

    /** RFC 5321 allows 256 characters for a path, angle brackets included. */
    private static final int MAX_LENGTH = 254;

    /** Dot-atom of RFC 5322: no quotes, no white space, nothing beyond ASCII. */
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private MailAddress() {}

    /**
     * Reads a bare address such as {@code jan@example.com}. An international domain is turned into its ASCII form.
     *
     * @throws AddressException when it is not exactly one address; the address itself is not part of the message
     */
    public static InternetAddress bare(String address) throws AddressException {
        if (Fold.isBlank(address)) {
            throw new AddressException("there is no mail address");
        }
        String trimmed = Fold.strip(address);
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || !LOCAL_PART.matcher(trimmed.substring(0, at)).matches()) {
            throw new AddressException("not exactly one mail address of the form name@domain, name in ASCII");
        }
        InternetAddress checked = new InternetAddress();
        checked.setAddress(trimmed.substring(0, at + 1) + asciiDomain(trimmed.substring(at + 1)));
        if (checked.getAddress().length() > MAX_LENGTH) {
            throw new AddressException("a mail address has at most " + MAX_LENGTH + " characters");
        }
        checked.validate();
        return checked;
    }

    /** The address in one notation: plain letters, nothing invisible around it, an international domain in its ASCII form. */
    public static String fold(String address) {
        String plain = Fold.key(address);
        int at = plain.lastIndexOf('@');
        if (at < 0 || plain.chars().allMatch(character -> character < 0x80)) {
            return plain;
        }
        try {
            return plain.substring(0, at + 1)
                    + asciiDomain(plain.substring(at + 1).toLowerCase(Locale.ROOT));
        } catch (AddressException e) {
            return plain;
        }
    }

    /** Why nothing can be mailed to a bare address; null when it can. */
    public static String problem(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return "it has no @";
        }
        String localPart = address.substring(0, at);
        if (localPart.indexOf('@') >= 0) {
            return "it has more than one @";
        }
        int foreign = localPart
                .codePoints()
                .filter(character -> character >= 0x80 || character < ' ')
                .findFirst()
                .orElse(-1);
        if (foreign >= 0) {
            return "it has " + Fold.name(foreign)
                    + " before the @, where only ASCII letters, digits and signs can be mailed";
        }
        if (!LOCAL_PART.matcher(localPart).matches()) {
            return "the part before the @ may not be empty or hold blanks, quotes, brackets or dots at its ends";
        }
        String domain = address.substring(at + 1);
        if (!domain.matches("[^.]+(\\.[^.]+)+")) {
            return "the part after the @ is not a domain such as contoso.com";
        }
        try {
            bare(address);
            return null;
        } catch (AddressException e) {
            return e.getMessage();
        }
    }

    /** Reads {@code "Fabrikam onboarding" <onboarding@fabrikam.example>} or a bare address. */
    static InternetAddress named(String text) throws AddressException {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new AddressException("a mail address has no line breaks");
        }
        InternetAddress[] parsed = InternetAddress.parse(text, true);
        if (parsed.length != 1) {
            throw new AddressException("not exactly one mail address");
        }
        InternetAddress address = bare(parsed[0].getAddress());
        try {
            address.setPersonal(parsed[0].getPersonal(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java knows UTF-8", e);
        }
        return address;
    }

    public static String domainOf(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }

    private static String asciiDomain(String domain) throws AddressException {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new AddressException("the part after @ is not a domain");
        }
    }
}
