package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.ColumnType;
import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.webapi.metadata.ServiceModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.apache.olingo.server.api.uri.queryoption.SelectItem;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;
import org.apache.olingo.server.api.uri.queryoption.TopOption;
import org.apache.olingo.server.core.uri.parser.Parser;
import org.apache.olingo.server.core.uri.parser.UriParserException;
import org.apache.olingo.server.core.uri.parser.UriParserSemanticException;
import org.apache.olingo.server.core.uri.validator.UriValidationException;

/** Parses query options with Olingo and turns them into queries. */
public final class QueryParser {
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private final ServiceModel service;
    private final Database database;
    private final Clock clock;

    public QueryParser(ServiceModel service, Database database, Clock clock) {
        this.service = service;
        this.clock = clock;
        this.database = database;
    }

    /** @throws DataverseException 400 when an option is malformed, unknown or not supported by the service */
    public Query parse(Table table, QueryString options) {
        if (options.get("$skip") != null) {
            throw ProtocolRefusals.general("Skip Clause is not supported in CRM");
        }
        if (options.isEmpty()) {
            return Query.everything(table);
        }
        Aliases aliases = new Aliases(options);
        String query = options.forOlingo(new QueryFunctions(table, clock, aliases));
        UriInfo uri = olingo(table, query + aliases.definitions());
        return query(
                table,
                uri.getSelectOption(),
                uri.getExpandOption(),
                uri.getFilterOption(),
                uri.getOrderByOption(),
                uri.getTopOption(),
                uri.getCountOption() != null && uri.getCountOption().getValue(),
                aliases);
    }

    private UriInfo olingo(Table table, String query) {
        try {
            return new Parser(service.edm(), service.odata()).parseUri("/" + table.setName(), query, null, "");
        } catch (UriParserSemanticException e) {
            throw semantic(table, e);
        } catch (UriParserException | UriValidationException e) {
            throw ProtocolRefusals.general(words(e));
        }
    }

    /** Returns Olingo's English message, including the names that the exception's own message omits. */
    private static String words(ODataLibraryException e) {
        return e.getTranslatedMessage(Locale.ENGLISH).getMessage();
    }

    private static DataverseException semantic(Table table, UriParserSemanticException e) {
        boolean unknown = e.getMessageKey() == UriParserSemanticException.MessageKeys.EXPRESSION_PROPERTY_NOT_IN_TYPE
                || e.getMessageKey() == UriParserSemanticException.MessageKeys.PROPERTY_NOT_IN_TYPE;
        Matcher names = QUOTED.matcher(words(e));
        if (!unknown || !names.find()) {
            return ProtocolRefusals.general(words(e));
        }
        String first = names.group(1);
        String second = names.find() ? names.group(1) : table.logicalName();
        // Olingo names type and property in either order; only types have a namespace
        boolean typeFirst = first.indexOf('.') >= 0;
        String type = typeFirst ? first : second;
        return ProtocolRefusals.unknownProperty(typeFirst ? second : first, type.substring(type.lastIndexOf('.') + 1));
    }

    private Query query(
            Table table,
            SelectOption select,
            ExpandOption expand,
            FilterOption filter,
            OrderByOption orderBy,
            TopOption top,
            boolean count,
            Aliases aliases) {
        ExpressionCompiler compiler = new ExpressionCompiler(database, table, aliases);
        List<Query.SortKey> keys = orderBy == null
                ? List.of()
                : orderBy.getOrders().stream()
                        .map(item -> new Query.SortKey(compiler.compile(item.getExpression()), item.isDescending()))
                        .toList();
        return new Query(
                table,
                select == null ? null : columns(table, select),
                expand == null ? List.of() : expansions(table, expand, aliases),
                filter == null
                        ? null
                        : new Query.Filter(
                                compiler.compile(filter.getExpression()),
                                PinFinder.find(table, filter.getExpression(), aliases)),
                keys,
                top == null ? Query.NO_LIMIT : top.getValue(),
                count);
    }

    private static List<Column> columns(Table table, SelectOption select) {
        Set<Column> columns = new LinkedHashSet<>();
        for (SelectItem item : select.getSelectItems()) {
            if (item.isStar()) {
                return null;
            }
            if (item.getResourcePath() == null) {
                throw ProtocolRefusals.general("This form of $select is not supported.");
            }
            UriResource last = item.getResourcePath().getUriResourceParts().get(0);
            if (last instanceof UriResourceProperty property) {
                Column column = table.property(property.getProperty().getName());
                if (column == null) {
                    throw ProtocolRefusals.unknownProperty(
                            property.getProperty().getName(), table.logicalName());
                }
                columns.add(column);
            }
        }
        boolean money = columns.stream().anyMatch(column -> column.type() == ColumnType.MONEY);
        if (money && table.column("transactioncurrencyid") != null) {
            // an amount means nothing without its currency, so the service adds it
            columns.add(table.column("transactioncurrencyid"));
        }
        columns.add(table.key());
        return List.copyOf(columns);
    }

    private List<Expansion> expansions(Table table, ExpandOption expand, Aliases aliases) {
        List<Expansion> expansions = new ArrayList<>();
        for (ExpandItem item : expand.getExpandItems()) {
            if (item.isStar() || item.isRef() || item.getLevelsOption() != null) {
                throw ProtocolRefusals.general("This form of $expand is not supported.");
            }
            UriResource part = item.getResourcePath().getUriResourceParts().get(0);
            expansions.add(expansion(
                    table, ((UriResourceNavigation) part).getProperty().getName(), item, aliases));
        }
        return expansions;
    }

    private Expansion expansion(Table table, String name, ExpandItem item, Aliases aliases) {
        Navigation navigation = table.navigation(name);
        Relationship relationship = table.collection(name);
        Table target = navigation != null ? navigation.target() : relationship.many();
        if (target == null) {
            return new Expansion(navigation, null, null);
        }
        Query nested = query(
                target,
                item.getSelectOption(),
                item.getExpandOption(),
                item.getFilterOption(),
                item.getOrderByOption(),
                item.getTopOption(),
                false,
                aliases);
        return new Expansion(navigation, relationship, nested);
    }
}
