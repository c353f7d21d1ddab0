package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.ColumnType;
import dev.gangway.sandbox.model.Table;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the service's own query functions ({@code
 * Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)}) as equivalent plain conditions, so
 * that Olingo checks them like every other filter; a list of values becomes an alias. Days begin at midnight UTC.
 * Functions without a plain equivalent are left unchanged and are then rejected.
 */
final class QueryFunctions {
    // possessive throughout: backtracking costs a stack frame per position, and lists of values are long
    private static final Pattern CALL =
            Pattern.compile("'[^']*+'|Microsoft\\.Dynamics\\.CRM\\.([A-Za-z0-9]+)\\(((?:[^()']++|'[^']*+')*+)\\)");
    private static final String VALUE = "'(?:[^']++|'')*+'|[^,\\[\\]'\\s]+";
    private static final Pattern ARGUMENT =
            Pattern.compile("\\G\\s*(\\w+)\\s*=\\s*(" + VALUE + "|\\[[^\\]]*\\])\\s*(?:,|$)");
    private static final Pattern ITEM = Pattern.compile(VALUE + "|\"[^\"]*\"");
    private static final int WEEK = 7;

    private final Table table;
    private final Clock clock;
    private final Aliases aliases;

    QueryFunctions(Table table, Clock clock, Aliases aliases) {
        this.table = table;
        this.clock = clock;
        this.aliases = aliases;
    }

    /**
     * @throws dev.gangway.sandbox.errors.DataverseException 400 when a function is called with the wrong arguments
     */
    String plain(String filter) {
        StringBuilder plain = new StringBuilder();
        Matcher call = CALL.matcher(filter);
        while (call.find()) {
            String condition = call.group(1) == null ? null : condition(call.group(1), call.group(2));
            call.appendReplacement(plain, Matcher.quoteReplacement(condition == null ? call.group() : condition));
        }
        return call.appendTail(plain).toString();
    }

    private String condition(String function, String text) {
        Call call = new Call(function, text);
        return switch (function) {
            case "In" -> call.membership();
            case "NotIn" -> "(not " + call.membership() + ")";
            case "Between" -> call.between(" ge ", " and ", " le ");
            case "NotBetween" -> call.between(" lt ", " or ", " gt ");
            case "On" -> call.days(call.day(), 1);
            case "OnOrAfter" -> call.column() + " ge " + call.startOf(call.day());
            case "OnOrBefore" ->
                call.column() + " lt " + call.startOf(call.day().plusDays(1));
            case "Today" -> call.days(today(), 1);
            case "Yesterday" -> call.days(today().minusDays(1), 1);
            case "Tomorrow" -> call.days(today().plusDays(1), 1);
            case "ThisMonth" -> call.months(0);
            case "LastMonth" -> call.months(-1);
            case "NextMonth" -> call.months(1);
            case "Last7Days" -> call.until(startOf(today().minusDays(WEEK)));
            case "Next7Days" -> call.from(today().plusDays(WEEK + 1L));
            case "LastXDays" -> call.until(startOf(today().minusDays(call.number())));
            case "NextXDays" -> call.from(today().plusDays(call.number() + 1));
            case "LastXHours" -> call.until(clock.instant().minus(call.number(), ChronoUnit.HOURS));
            case "OlderThanXDays" -> call.column() + " lt " + call.startOf(today().minusDays(call.number()));
            case "OlderThanXHours" ->
                call.column() + " lt " + whole(clock.instant().minus(call.number(), ChronoUnit.HOURS));
            default -> null;
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static String whole(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** One function with its arguments. */
    private final class Call {
        private final String function;
        private final Map<String, String> arguments = new HashMap<>();

        Call(String function, String text) {
            this.function = function;
            Matcher argument = ARGUMENT.matcher(text);
            while (argument.find()) {
                arguments.put(argument.group(1), argument.group(2));
            }
        }

        private RuntimeException wrong() {
            return ProtocolRefusals.general("The arguments of the query function '" + function + "' are not valid.");
        }

        String column() {
            return property().propertyName();
        }

        private Column property() {
            String name = arguments.get("PropertyName");
            if (name == null || !name.startsWith("'")) {
                throw wrong();
            }
            String bare = bare(name);
            // clients send the logical name as well as the name on the wire
            Column column = table.property(bare) != null ? table.property(bare) : table.column(bare);
            if (column == null) {
                throw ProtocolRefusals.unknownProperty(bare, table.logicalName());
            }
            return column;
        }

        long number() {
            try {
                return Math.toIntExact(Long.parseLong(value()));
            } catch (NumberFormatException | ArithmeticException e) {
                throw wrong();
            }
        }

        LocalDate day() {
            try {
                String value = value();
                return value.length() > "yyyy-MM-dd".length()
                        ? LocalDate.ofInstant(OffsetDateTime.parse(value).toInstant(), ZoneOffset.UTC)
                        : LocalDate.parse(value);
            } catch (DateTimeException e) {
                throw wrong();
            }
        }

        private String value() {
            String value = arguments.get("PropertyValue");
            if (value == null) {
                throw wrong();
            }
            return bare(value);
        }

        private List<String> values() {
            String list = arguments.get("PropertyValues");
            if (list == null || !list.startsWith("[")) {
                throw wrong();
            }
            List<String> values = new ArrayList<>();
            Matcher item = ITEM.matcher(list.substring(1, list.length() - 1));
            while (item.find()) {
                values.add(bare(item.group()));
            }
            if (values.isEmpty()) {
                throw wrong();
            }
            return values;
        }

        /** Writes a value as a literal. Values arrive as text, whatever the column's type. */
        private String literal(String value) {
            return property().type().isText() ? "'" + value.replace("'", "''") + "'" : value;
        }

        String membership() {
            Column column = property();
            List<Object> values = new ArrayList<>();
            values().forEach(value -> values.add(Values.parse(column, value)));
            return aliases.nameOf(Membership.of(column, values));
        }

        String between(String lower, String joint, String upper) {
            List<String> values = values();
            if (values.size() != 2) {
                throw wrong();
            }
            return "(" + column() + lower + literal(values.get(0)) + joint + column() + upper + literal(values.get(1))
                    + ")";
        }

        String days(LocalDate first, int count) {
            return range(QueryFunctions.startOf(first), QueryFunctions.startOf(first.plusDays(count)));
        }

        String months(int from) {
            LocalDate first = today().withDayOfMonth(1).plusMonths(from);
            return range(QueryFunctions.startOf(first), QueryFunctions.startOf(first.plusMonths(1)));
        }

        /** From the given time until now. */
        String until(Instant then) {
            return "(" + column() + " ge " + shown(then) + " and " + column() + " le " + shown(clock.instant()) + ")";
        }

        /** From now until the beginning of the given day. */
        String from(LocalDate end) {
            return "(" + column() + " gt " + shown(clock.instant()) + " and " + column() + " lt " + startOf(end) + ")";
        }

        String startOf(LocalDate day) {
            return shown(QueryFunctions.startOf(day));
        }

        private String range(Instant first, Instant end) {
            return "(" + column() + " ge " + shown(first) + " and " + column() + " lt " + shown(end) + ")";
        }

        private String shown(Instant instant) {
            return property().type() == ColumnType.DATE
                    ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString()
                    : whole(instant);
        }

        private static String bare(String value) {
            boolean quoted = value.length() > 1 && (value.startsWith("'") || value.startsWith("\""));
            return quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value;
        }
    }
}
