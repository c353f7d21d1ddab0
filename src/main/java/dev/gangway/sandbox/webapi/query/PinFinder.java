package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.ColumnType;
import dev.gangway.sandbox.model.Table;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Alias;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;

/** Looks for a condition "id or lookup equals GUID" that must hold, so that an index can answer instead of a scan. */
final class PinFinder {
    private PinFinder() {}

    static Query.Pin find(Table table, Expression expression, UnaryOperator<String> aliases) {
        if (!(expression instanceof Binary binary)) {
            return null;
        }
        Expression left = binary.getLeftOperand();
        Expression right = binary.getRightOperand();
        if (binary.getOperator() == BinaryOperatorKind.AND) {
            Query.Pin pin = find(table, left, aliases);
            return pin != null ? pin : find(table, right, aliases);
        }
        if (binary.getOperator() != BinaryOperatorKind.EQ) {
            return null;
        }
        Column column = column(table, left);
        UUID value = guid(right, aliases);
        return column == null || value == null ? null : new Query.Pin(column, value);
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
        boolean identifies = column != null && (column == table.key() || column.type() == ColumnType.LOOKUP);
        return identifies ? column : null;
    }

    private static UUID guid(Expression expression, UnaryOperator<String> aliases) {
        String text = expression instanceof Literal literal
                ? literal.getText()
                : expression instanceof Alias alias ? aliases.apply(alias.getParameterName()) : null;
        return text != null && "Guid".equals(AliasTypes.typeOf(text)) ? UUID.fromString(text) : null;
    }
}
