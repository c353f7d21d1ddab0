package dev.gangway.console.html;

import dev.gangway.text.Printable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jsoup.nodes.Element;

/** Small pieces of pages. Whatever comes from outside is given to {@link #value} or {@link #attribute}. */
public final class Html {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Html() {}

    /** A child element with a text of ours. */
    public static Element add(Element parent, String tag, String text) {
        Element child = parent.appendElement(tag);
        if (text != null && !text.isEmpty()) {
            child.text(text);
        }
        return child;
    }

    /**
     * A child element with a text from outside. What is invisible in it is shown as an escape, and its direction of writing
     * does not reach what stands beside it.
     */
    public static Element value(Element parent, String tag, Object value) {
        String text = value == null ? "" : Printable.line(value.toString());
        Element child = parent.appendElement(tag);
        if (text.isEmpty()) {
            return child.text("–");
        }
        return child.attr("dir", "auto").text(text);
    }

    /** A link within the console; each part of its path is encoded. */
    public static Element link(Element parent, String href, Object text) {
        Element link = parent.appendElement("a").attr("href", href);
        link.attr("dir", "auto").text(Printable.line(String.valueOf(text)));
        return link;
    }

    /** A value as part of a path. */
    public static String encoded(Object value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A point in time that the database gave with its zone; as UTC, to the second. */
    public static String utc(Object time) {
        return time instanceof OffsetDateTime withZone
                ? SECONDS.format(withZone.withOffsetSameInstant(ZoneOffset.UTC))
                : "";
    }

    /** A point in time, UTC, to the second. */
    public static Element time(Element parent, String tag, LocalDateTime time) {
        Element holder = parent.appendElement(tag);
        if (time == null) {
            return holder.text("–");
        }
        LocalDateTime second = time.withNano(0);
        holder.appendElement("time")
                .attr("datetime", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(second) + "Z")
                .text(SECONDS.format(second));
        return holder;
    }

    /** The head of a table. */
    public static Element table(Element parent, String caption, String... columns) {
        Element scroll = parent.appendElement("div")
                .addClass("scroll")
                .attr("role", "region")
                .attr("aria-label", caption)
                .attr("tabindex", "0");
        Element table = scroll.appendElement("table");
        table.appendElement("caption").text(caption);
        Element head = table.appendElement("thead").appendElement("tr");
        for (String column : columns) {
            head.appendElement("th").attr("scope", "col").text(column);
        }
        return table.appendElement("tbody");
    }
}
