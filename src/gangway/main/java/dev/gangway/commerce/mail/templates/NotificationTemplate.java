package dev.gangway.commerce.mail.templates;

import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** A template as read from its files, placeholders still in place. */
record NotificationTemplate(String language, String subject, String html, String text) {

    /**
     * What must not stand in a header: control characters, line separators, and the marks that turn the reading
     * direction for all that follows. Right-to-left scripts need none of them.
     */
    private static final Pattern NOT_FOR_HEADERS =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    MailContent fill(Map<String, String> values) {
        return new MailContent(
                language,
                NOT_FOR_HEADERS
                        .matcher(Placeholders.fill(subject, values, value -> value))
                        .replaceAll(" ")
                        .strip(),
                Placeholders.fill(html, values, Entities::escape),
                PlainText.tidy(Placeholders.fill(text, values, value -> value)));
    }

    SortedSet<String> unknownPlaceholders() {
        return Placeholders.unknownIn(subject + "\n" + html + "\n" + text);
    }
}
