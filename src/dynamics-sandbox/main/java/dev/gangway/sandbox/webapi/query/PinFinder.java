package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.ColumnType;
import dev.gangway.sandbox.model.Table;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Alias;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;

/**
 * Finds a mandatory condition of the form "id or lookup equals GUID", or one of several GUIDs, for which an index can
 * replace a scan.
 */
final class PinFinder {
    private PinFinder() {}

    static Query.Pin find(Table table, Expression expression, Aliases aliases) {
        if (expression instanceof Alias alias) {
            return pin(table, aliases.membership(alias.getParameterName()));
        }
        if (!(expression instanceof Binary binary)) {
            return null;
        }
        Expression left = binary.getLeftOperand();
        Expression right = binary.getRightOperand();
        if (binary.getOperator() == BinaryOperatorKind.AND) {
            Query.Pin first = find(table, left, aliases);
            Query.Pin second = find(table, right, aliases);
            // every table has an index of its key, but not of every lookup
            boolean secondByKey = second != null && second.column() == table.key();
            return first == null || secondByKey ? second : first;
        }
        if (binary.getOperator() != BinaryOperatorKind.EQ) {
            return null;
        }
        Column column = column(table, left);
        UUID value = guid(right, aliases);
        return column == null || value == null ? null : new Query.Pin(column, List.of(value));
    }

    private static Query.Pin pin(Table table, Membership membership) {
        // an index does not contain rows whose lookup is null
        if (membership == null
                || !identifies(table, membership.column())
                || membership.values().contains(null)) {
            return null;
        }
        List<UUID> ids = membership.values().stream().map(UUID.class::cast).toList();
        return new Query.Pin(membership.column(), ids);
    }

    private static Column column(Table table, Expression expression) {
        if (!(expression instanceof Member member)) {
            return null;
        }
        List<UriResource> parts = member.getResourcePath().getUriResourceParts();
        if (parts.size() != 1 || !(parts.get(0) instanceof UriResourceProperty property)) {
            return null;
        }
        Column column = table.property(property.getProperty().getName());
        return column != null && identifies(table, column) ? column : null;
    }

    private static boolean identifies(Table table, Column column) {
        return column == table.key() || column.type() == ColumnType.LOOKUP;
    }

    private static UUID guid(Expression expression, Aliases aliases) {
        String text = expression instanceof Literal literal
                ? literal.getText()
                : expression instanceof Alias alias ? aliases.literal(alias.getParameterName()) : null;
        return text != null && "Guid".equals(AliasTypes.typeOf(text)) ? UUID.fromString(text) : null;
    }
}
