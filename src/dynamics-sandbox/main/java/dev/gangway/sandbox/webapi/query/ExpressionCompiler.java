package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitor;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;

/** Compiles an expression that Olingo has parsed into one that runs fast over many rows. */
final class ExpressionCompiler implements ExpressionVisitor<Term> {
    private final MemberCompiler members;
    private final Aliases aliases;

    ExpressionCompiler(Database database, Table table, Aliases aliases) {
        this.aliases = aliases;
        this.members = new MemberCompiler(database, table, this);
    }

    Term compile(Expression expression) {
        try {
            return expression.accept(this);
        } catch (ExpressionVisitException | ODataApplicationException e) {
            throw ProtocolRefusals.general(e.getMessage());
        }
    }

    @Override
    public Term visitBinaryOperator(BinaryOperatorKind operator, Term left, Term right) {
        return switch (operator) {
            case AND -> scope -> left.holds(scope) && right.holds(scope);
            case OR -> either(left, right);
            case EQ -> equal(left, right);
            case NE -> scope -> Values.compare(left.valueFor(scope), right.valueFor(scope)) != 0;
            case GT -> ordered(left, right, order -> order > 0);
            case GE -> ordered(left, right, order -> order >= 0);
            case LT -> ordered(left, right, order -> order < 0);
            case LE -> ordered(left, right, order -> order <= 0);
            default -> throw unsupported(operator.toString());
        };
    }

    /** Rejects arithmetic and "in" lists, as the service does. */
    @Override
    public Term visitBinaryOperator(BinaryOperatorKind operator, Term left, List<Term> right) {
        throw unsupported(operator.toString());
    }

    /** Long chains of "column eq value or ..." are looked up, not compared one by one. */
    private static Term either(Term left, Term right) {
        if (left instanceof Membership first && first.joins(right)) {
            return first.or((Membership) right);
        }
        return scope -> left.holds(scope) || right.holds(scope);
    }

    private static Term equal(Term left, Term right) {
        if (left instanceof Term.OwnColumn own && right instanceof Term.Constant constant) {
            return Membership.of(own.column(), Collections.singletonList(constant.value()));
        }
        return scope -> Values.compare(left.valueFor(scope), right.valueFor(scope)) == 0;
    }

    private static Term ordered(Term left, Term right, IntPredicate wanted) {
        return scope -> {
            Object first = left.valueFor(scope);
            Object second = right.valueFor(scope);
            return first != null && second != null && wanted.test(Values.compare(first, second));
        };
    }

    @Override
    public Term visitUnaryOperator(UnaryOperatorKind operator, Term operand) {
        if (operator == UnaryOperatorKind.NOT) {
            return scope -> !operand.holds(scope);
        }
        throw unsupported(operator.toString());
    }

    @Override
    public Term visitMethodCall(MethodKind method, List<Term> arguments) {
        return switch (method) {
            case CONTAINS -> like(arguments, "%", "%");
            case STARTSWITH -> like(arguments, "", "%");
            case ENDSWITH -> like(arguments, "%", "");
            default -> throw unsupported(method.toString());
        };
    }

    private static Term like(List<Term> arguments, String before, String after) {
        Term text = arguments.get(0);
        Term part = arguments.get(1);
        return scope -> {
            Object value = text.valueFor(scope);
            Object wanted = part.valueFor(scope);
            return value != null && wanted != null && new LikePattern(before + wanted + after).matches((String) value);
        };
    }

    @Override
    public Term visitLiteral(Literal literal) {
        EdmType type = literal.getType();
        return new Term.Constant(Values.literal(literal.getText(), type == null ? null : type.getName()));
    }

    @Override
    public Term visitMember(Member member) {
        return members.compile(member.getResourcePath().getUriResourceParts());
    }

    @Override
    public Term visitAlias(String name) {
        Membership membership = aliases.membership(name);
        if (membership != null) {
            return membership;
        }
        String text = aliases.literal(name);
        if (text == null) {
            throw ProtocolRefusals.general("The parameter alias '" + name + "' has no value.");
        }
        return new Term.Constant(Values.literal(text, AliasTypes.typeOf(text)));
    }

    @Override
    public Term visitLambdaExpression(String function, String variable, Expression expression) {
        throw unsupported(function);
    }

    @Override
    public Term visitTypeLiteral(EdmType type) {
        throw unsupported(type.getName());
    }

    @Override
    public Term visitLambdaReference(String variable) {
        throw unsupported(variable);
    }

    @Override
    public Term visitEnum(EdmEnumType type, List<String> values) {
        throw unsupported(type.getName());
    }

    private static RuntimeException unsupported(String what) {
        return ProtocolRefusals.general("The query node " + what + " is not supported.");
    }
}
