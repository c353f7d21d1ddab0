package dev.gangway.sandbox.fno.service;

import dev.gangway.sandbox.fno.model.Entity;
import dev.gangway.sandbox.fno.model.Property;
import dev.gangway.sandbox.fno.rules.Approval;
import dev.gangway.sandbox.fno.rules.Assumption;
import dev.gangway.sandbox.fno.rules.Assumptions;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.fno.store.FnoRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Enumeration;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;

/** Compiles a filter into a row predicate. Olingo has already parsed it and checked its names and types. */
final class FilterCompiler {
    private final Entity entity;
    private final Assumptions assumptions;
    private final boolean caseCounts;

    FilterCompiler(Entity entity, Assumptions assumptions) {
        this.entity = entity;
        this.assumptions = assumptions;
        this.caseCounts = assumptions.is(Assumption.TEXT_CASE, "significant");
    }

    /**
     * @throws FnoRefusal when the service has no such operator or function
     */
    Predicate<FnoRow> compile(Expression expression) {
        if (expression instanceof Unary unary && unary.getOperator() == UnaryOperatorKind.NOT) {
            return compile(unary.getOperand()).negate();
        }
        if (expression instanceof Method method) {
            return function(method);
        }
        if (!(expression instanceof Binary binary)) {
            throw unsupported(expression.toString());
        }
        return switch (binary.getOperator()) {
            case AND -> compile(binary.getLeftOperand()).and(compile(binary.getRightOperand()));
            case OR -> compile(binary.getLeftOperand()).or(compile(binary.getRightOperand()));
            case EQ -> equality(binary);
            case NE -> equality(binary).negate();
            case GT -> order(binary, order -> order > 0);
            case GE -> order(binary, order -> order >= 0);
            case LT -> order(binary, order -> order < 0);
            case LE -> order(binary, order -> order <= 0);
            default -> throw unsupported(binary.getOperator().toString());
        };
    }

    private Predicate<FnoRow> equality(Binary binary) {
        Function<FnoRow, Object> left = operand(binary.getLeftOperand());
        Function<FnoRow, Object> right = operand(binary.getRightOperand());
        // an asterisk matches any text: the documented form of "contains"
        if (binary.getRightOperand() instanceof Literal literal
                && literal.getText().contains("*")) {
            Pattern pattern = wildcard(String.valueOf(right.apply(null)));
            return row -> pattern.matcher(String.valueOf(left.apply(row))).matches();
        }
        return row -> compare(left.apply(row), right.apply(row)) == 0;
    }

    private Pattern wildcard(String text) {
        String regex = Pattern.quote(text).replace("*", "\\E.*\\Q");
        int flags = Pattern.DOTALL | (caseCounts ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return Pattern.compile(regex, flags);
    }

    private Predicate<FnoRow> order(Binary binary, IntPredicate wanted) {
        if (binary.getLeftOperand() instanceof Enumeration || binary.getRightOperand() instanceof Enumeration) {
            throw unsupported(binary.getOperator() + " on an enumeration");
        }
        Function<FnoRow, Object> left = operand(binary.getLeftOperand());
        Function<FnoRow, Object> right = operand(binary.getRightOperand());
        return row -> wanted.test(compare(left.apply(row), right.apply(row)));
    }

    private Predicate<FnoRow> function(Method method) {
        boolean known = Pattern.matches(
                "CONTAINS|STARTSWITH|ENDSWITH", method.getMethod().name());
        if (!known || assumptions.is(Assumption.TEXT_FUNCTIONS, "refused")) {
            throw unsupported(method.getMethod().toString());
        }
        Function<FnoRow, Object> text = operand(method.getParameters().get(0));
        String part = folded(operand(method.getParameters().get(1)).apply(null));
        return switch (method.getMethod()) {
            case CONTAINS -> row -> folded(text.apply(row)).contains(part);
            case STARTSWITH -> row -> folded(text.apply(row)).startsWith(part);
            default -> row -> folded(text.apply(row)).endsWith(part);
        };
    }

    private Function<FnoRow, Object> operand(Expression expression) {
        if (expression instanceof Member member) {
            return property(member);
        }
        if (expression instanceof Enumeration enumeration) {
            String name = enumeration.getValues().get(0);
            return row -> name;
        }
        if (expression instanceof Literal literal) {
            Object value = literal(literal);
            return row -> value;
        }
        if (expression instanceof Binary binary) {
            return arithmetic(binary);
        }
        throw unsupported(expression.toString());
    }

    private Function<FnoRow, Object> property(Member member) {
        UriResource part = member.getResourcePath().getUriResourceParts().get(0);
        if (member.getResourcePath().getUriResourceParts().size() != 1
                || !(part instanceof UriResourcePrimitiveProperty primitive)) {
            throw unsupported("the path " + member);
        }
        String name = primitive.getProperty().getName();
        boolean flag = name.equals("IsB2BProspect") || name.equals(Approval.STATUS);
        if (flag && assumptions.is(Assumption.B2B_FILTER, "refused")) {
            throw FnoRefusal.badRequest("The property '" + name + "' cannot be used in the $filter query option.");
        }
        Property property = entity.property(name);
        return row -> row.get(property.name());
    }

    private static Object literal(Literal literal) {
        String text = literal.getText();
        if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        if (text.equals("null")) {
            return "";
        }
        if (text.contains("T") && text.contains("-")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw FnoRefusal.badRequest("Unrecognized literal '" + text + "'.");
        }
    }

    private Function<FnoRow, Object> arithmetic(Binary binary) {
        Function<FnoRow, Object> left = operand(binary.getLeftOperand());
        Function<FnoRow, Object> right = operand(binary.getRightOperand());
        BinaryOperatorKind kind = binary.getOperator();
        return row -> {
            BigDecimal a = number(left.apply(row));
            BigDecimal b = number(right.apply(row));
            return switch (kind) {
                case ADD -> a.add(b);
                case SUB -> a.subtract(b);
                case MUL -> a.multiply(b);
                default -> throw unsupported(kind.toString());
            };
        };
    }

    private int compare(Object left, Object right) {
        if (left instanceof Number && right instanceof Number) {
            return number(left).compareTo(number(right));
        }
        if (left instanceof Instant a && right instanceof Instant b) {
            return a.compareTo(b);
        }
        return folded(left).compareTo(folded(right));
    }

    private String folded(Object value) {
        return caseCounts ? String.valueOf(value) : String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    private static BigDecimal number(Object value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(String.valueOf(value));
    }

    private static FnoRefusal unsupported(String what) {
        return FnoRefusal.badRequest("The service does not support " + what + ".");
    }
}
