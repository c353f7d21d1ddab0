package dev.gangway.commerce.mail.templates;

import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Writes an HTML template as plain text, for readers whose mail program shows no HTML. */
final class PlainText implements NodeFilter {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr", "dl");
    private static final Set<String> INVISIBLE = Set.of("head", "style", "script", "template", "title");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(Document html) {
        PlainText writer = new PlainText();
        html.filter(writer);
        return tidy(writer.text.toString());
    }

    /** At most one empty line in a row, none at the ends: where a value is empty, its paragraph goes too. */
    static String tidy(String text) {
        return text.replaceAll("[ \\t]+(?=\\R|\\z)", "")
                        .replaceAll("\\R", "\n")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip()
                + "\n";
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            appendWords(words.text().replace('\u00A0', ' '));
        } else if (node instanceof Element element) {
            if (isInvisible(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (element.nameIs("br")) {
                text.append('\n');
            } else if (element.nameIs("li")) {
                startLine();
                text.append(bullet(element));
            } else if (element.isBlock()) {
                startBlock(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.nameIs("a")) {
                appendTarget(element);
            } else if (element.nameIs("td") || element.nameIs("th")) {
                appendWords(" ");
            } else if (element.isBlock()) {
                startBlock(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isInvisible(Element element) {
        return INVISIBLE.contains(element.normalName())
                || element.attr("style").replace(" ", "").contains("display:none");
    }

    private static String bullet(Element item) {
        Element list = item.parent();
        return list != null && list.nameIs("ol") ? item.elementSiblingIndex() + 1 + ". " : "- ";
    }

    private void appendTarget(Element link) {
        String target = link.attr("href").replaceFirst("^mailto:", "");
        if (!target.isEmpty() && !target.startsWith("#") && !target.equals(link.text())) {
            appendWords(" (" + target + ")");
        }
    }

    private void appendWords(String words) {
        boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart ? words.stripLeading() : words);
    }

    private void startBlock(Element element) {
        startLine();
        if (PARAGRAPHS.contains(element.normalName())) {
            text.append('\n');
        }
    }

    private void startLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
