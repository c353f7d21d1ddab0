package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.ColumnType;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the part of FetchXML that views of one table use: attributes, nested filters, order, top. */
public final class FetchXml {
    private static final int LARGEST_PAGE = 5000;
    /** More pages than any client reads, and small enough to multiply by the largest page. */
    private static final int LAST_PAGE = 100_000;

    private final Table table;
    private final UUID user;

    private FetchXml(Table table, UUID user) {
        this.table = table;
        this.user = user;
    }

    /**
     * @param user the user that {@code eq-userid} refers to
     * @throws dev.gangway.sandbox.errors.DataverseException 400 when the text is malformed or uses what is not
     *     supported
     */
    public static Fetch parse(DataModel model, String xml, UUID user) {
        Element fetch = root(xml);
        Element entity = children(fetch, "entity").stream()
                .findFirst()
                .orElseThrow(() -> ProtocolRefusals.general("Invalid FetchXML: no entity."));
        String name = entity.getAttribute("name");
        if (!model.hasTable(name)) {
            throw ProtocolRefusals.general(
                    "The entity with a name = '" + name + "' was not found in the MetadataCache.");
        }
        return new Fetch(
                new FetchXml(model.table(name), user).query(fetch, entity),
                number(fetch, "count", 0, LARGEST_PAGE),
                number(fetch, "page", 1, LAST_PAGE));
    }

    /**
     * A query with the requested page.
     *
     * @param pageSize 0 when the query does not say
     * @param page counted from 1
     */
    public record Fetch(Query query, int pageSize, int page) {}

    private static int number(Element fetch, String attribute, int otherwise, int largest) {
        String text = fetch.getAttribute(attribute);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like numbers that are too small or too large
        }
        throw ProtocolRefusals.general(
                "Invalid FetchXML: " + attribute + " is not a number from 1 to " + largest + ".");
    }

    private Query query(Element fetch, Element entity) {
        if (!children(entity, "link-entity").isEmpty()
                || !fetch.getAttribute("aggregate").isEmpty()) {
            throw ProtocolRefusals.general("Links and aggregates in FetchXML are not supported by the sandbox.");
        }
        List<Column> select = new ArrayList<>();
        children(entity, "attribute").forEach(attribute -> select.add(column(attribute.getAttribute("name"))));
        boolean all = select.isEmpty() || !children(entity, "all-attributes").isEmpty();
        if (!all && !select.contains(table.key())) {
            select.add(table.key());
        }
        List<Query.SortKey> order = new ArrayList<>();
        for (Element key : children(entity, "order")) {
            Column column = column(key.getAttribute("attribute"));
            order.add(new Query.SortKey(
                    scope -> Values.of(scope.row(), column),
                    key.getAttribute("descending").equals("true")));
        }
        List<Term> filters = new ArrayList<>();
        children(entity, "filter").forEach(filter -> filters.add(filter(filter)));
        return new Query(
                table,
                all ? null : select,
                List.of(),
                filters.isEmpty()
                        ? null
                        : new Query.Filter(scope -> filters.stream().allMatch(f -> f.holds(scope)), null),
                order,
                number(fetch, "top", Query.NO_LIMIT, LARGEST_PAGE),
                fetch.getAttribute("returntotalrecordcount").equals("true"));
    }

    private Term filter(Element filter) {
        List<Term> terms = new ArrayList<>();
        children(filter, "condition").forEach(condition -> terms.add(condition(condition)));
        children(filter, "filter").forEach(nested -> terms.add(filter(nested)));
        return filter.getAttribute("type").equals("or")
                ? scope -> terms.stream().anyMatch(term -> term.holds(scope))
                : scope -> terms.stream().allMatch(term -> term.holds(scope));
    }

    private Term condition(Element condition) {
        Column column = column(condition.getAttribute("attribute"));
        Term term = scope -> Values.of(scope.row(), column);
        String operator = condition.getAttribute("operator");
        return switch (operator) {
            case "null" -> scope -> term.valueFor(scope) == null;
            case "not-null" -> scope -> term.valueFor(scope) != null;
            case "eq-userid" -> scope -> user.equals(term.valueFor(scope));
            case "ne-userid" -> scope -> !user.equals(term.valueFor(scope));
            case "in" -> in(column, term, children(condition, "value"));
            case "like" -> {
                LikePattern pattern =
                        new LikePattern(condition.getAttribute("value").toLowerCase(Locale.ROOT));
                yield scope -> term.valueFor(scope) instanceof String text && pattern.matches(text);
            }
            default -> comparison(operator, term, value(column, condition.getAttribute("value")));
        };
    }

    private static Term comparison(String operator, Term term, Object wanted) {
        return scope -> {
            Object value = term.valueFor(scope);
            if (value == null) {
                return operator.equals("ne") || operator.equals("neq");
            }
            int order = Values.compare(value, wanted);
            return switch (operator) {
                case "eq" -> order == 0;
                case "ne", "neq" -> order != 0;
                case "gt" -> order > 0;
                case "ge" -> order >= 0;
                case "lt" -> order < 0;
                case "le" -> order <= 0;
                default ->
                    throw ProtocolRefusals.general("The operator '" + operator + "' is not supported by the sandbox.");
            };
        };
    }

    private static Term in(Column column, Term term, List<Element> values) {
        List<Object> wanted = values.stream()
                .map(item -> value(column, item.getTextContent()))
                .toList();
        return scope -> {
            Object value = term.valueFor(scope);
            return value != null && wanted.stream().anyMatch(item -> Values.compare(value, item) == 0);
        };
    }

    private static Object value(Column column, String text) {
        if (column.type() == ColumnType.BOOLEAN) {
            return text.equals("1") || text.equals("true");
        }
        try {
            return Values.parse(column, text);
        } catch (RuntimeException e) {
            throw ProtocolRefusals.general(
                    "The value '" + text + "' does not fit the attribute '" + column.name() + "'.");
        }
    }

    private Column column(String name) {
        Column column = table.column(name);
        if (column == null) {
            throw ProtocolRefusals.general(
                    "'" + table.logicalName() + "' entity doesn't contain attribute with Name = '" + name + "'.");
        }
        return column;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("No XML parser", e);
        } catch (SAXException e) {
            throw ProtocolRefusals.general("Invalid XML.");
        }
    }
}
