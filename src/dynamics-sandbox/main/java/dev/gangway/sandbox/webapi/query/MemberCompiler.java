package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;

/** Compiles paths in expressions: columns, columns of related rows, conditions on collections of related rows. */
final class MemberCompiler {
    private final Database database;
    private final Table table;
    private final ExpressionCompiler expressions;
    private final Map<String, Table> variables = new HashMap<>();

    MemberCompiler(Database database, Table table, ExpressionCompiler expressions) {
        this.database = database;
        this.table = table;
        this.expressions = expressions;
    }

    Term compile(List<UriResource> parts) {
        if (parts.size() == 1 && parts.get(0) instanceof UriResourceProperty property && own(property) != null) {
            return new Term.OwnColumn(own(property));
        }
        Function<Scope, Row> from = Scope::row;
        Table at = table;
        for (int i = 0; i < parts.size(); i++) {
            UriResource part = parts.get(i);
            if (part instanceof UriResourceLambdaVariable variable) {
                from = scope -> scope.variables().get(variable.getVariableName());
                at = variables.get(variable.getVariableName());
            } else if (part instanceof UriResourceNavigation navigation && navigation.isCollection()) {
                return collection(from, at.collection(navigation.getProperty().getName()), parts.get(i + 1));
            } else if (part instanceof UriResourceNavigation navigation) {
                Navigation property = at.navigation(navigation.getProperty().getName());
                from = follow(from, property);
                at = property.target();
            } else if (part instanceof UriResourceProperty property) {
                return column(from, at, property.getProperty().getName());
            }
        }
        throw ProtocolRefusals.general("A path in the query does not end in a property.");
    }

    private Column own(UriResourceProperty property) {
        return table == null ? null : table.property(property.getProperty().getName());
    }

    private static Term column(Function<Scope, Row> from, Table at, String name) {
        // owners are users or teams, and their common type has only the key
        Column column = at == null ? null : at.property(name);
        if (column == null && at == null && name.equals("ownerid")) {
            return scope -> from.apply(scope) == null ? null : from.apply(scope).id();
        }
        if (column == null) {
            throw ProtocolRefusals.unknownProperty(name, at == null ? "principal" : at.logicalName());
        }
        return scope -> Values.of(from.apply(scope), column);
    }

    private Function<Scope, Row> follow(Function<Scope, Row> from, Navigation navigation) {
        return scope -> {
            Row row = from.apply(scope);
            Object value = row == null ? null : row.get(navigation.column());
            boolean leads = value instanceof Reference reference
                    && (navigation.target() == null || navigation.target() == reference.table());
            return leads ? database.data(((Reference) value).table()).get(((Reference) value).id()) : null;
        };
    }

    private Term collection(Function<Scope, Row> from, Relationship relationship, UriResource quantifier) {
        if (quantifier instanceof UriResourceLambdaAny any) {
            Term condition = lambda(relationship, any.getLambdaVariable(), any.getExpression());
            String variable = any.getLambdaVariable();
            return scope -> children(relationship, from.apply(scope)).stream()
                    .anyMatch(child -> condition == null || condition.holds(scope.with(variable, child)));
        }
        if (quantifier instanceof UriResourceLambdaAll all) {
            Term condition = lambda(relationship, all.getLambdaVariable(), all.getExpression());
            String variable = all.getLambdaVariable();
            return scope -> children(relationship, from.apply(scope)).stream()
                    .allMatch(child -> condition.holds(scope.with(variable, child)));
        }
        throw ProtocolRefusals.general("Collections can be filtered with any and all only.");
    }

    private Term lambda(Relationship relationship, String variable, Expression expression) {
        if (expression == null) {
            return null;
        }
        variables.put(variable, relationship.many());
        return expressions.compile(expression);
    }

    private List<Row> children(Relationship relationship, Row parent) {
        return parent == null
                ? List.of()
                : database.data(relationship.many()).referencing(relationship.column(), parent.id());
    }
}
