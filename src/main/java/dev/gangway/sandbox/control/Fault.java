package dev.gangway.sandbox.control;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A disturbance: which requests it hits, how often, and what happens to them. Immutable; every method gives a new one.
 *
 * <pre>{@code
 * control.failNext(Fault.status(503).retryAfter(5));
 * control.failNext(Fault.reset().on("POST", "leads").afterApplying());
 * control.failNext(Fault.status(400).code("0x80044331").onRecord("lead", "lastname", "Poison").always());
 * }</pre>
 */
public final class Fault {
    private static final String ANY = "*";

    /** What happens to a request that is hit. */
    public enum Effect {
        /** It is answered with a status and an error body. */
        ANSWER,
        /** The connection is reset without an answer. */
        RESET,
        /** The connection is closed in the middle of the real answer's body. */
        CUT,
        /** It is answered as usual, but later. */
        DELAY
    }

    /** Where the disturbance looks for requests that match. */
    public enum Scope {
        /** Whole HTTP requests. */
        REQUEST,
        /** Single parts of a batch. */
        BATCH_PART,
        /** Single rows that are about to be written, alone, in a batch or in a bulk message. */
        RECORD
    }

    private final Effect effect;
    private final Scope scope;
    private final String method;
    private final String path;
    private final String table;
    private final String column;
    private final String value;
    private final int status;
    private final String code;
    private final String message;
    private final String body;
    private final long retryAfter;
    private final Duration delay;
    private final boolean afterApplying;
    private final int times;

    private Fault(Builder from) {
        this.effect = from.effect;
        this.scope = from.scope;
        this.method = from.method;
        this.path = from.path;
        this.table = from.table;
        this.column = from.column;
        this.value = from.value;
        this.status = from.status;
        this.code = from.code;
        this.message = from.message;
        this.body = from.body;
        this.retryAfter = from.retryAfter;
        this.delay = from.delay;
        this.afterApplying = from.afterApplying;
        this.times = from.times;
    }

    /** Answers with an HTTP status and the service's error body. */
    public static Fault status(int status) {
        return new Builder(Effect.ANSWER, status).build();
    }

    /** Resets the connection. */
    public static Fault reset() {
        return new Builder(Effect.RESET, 0).build();
    }

    /** Cuts the answer in the middle of its body. */
    public static Fault cut() {
        return new Builder(Effect.CUT, 0).build();
    }

    /** Answers later. */
    public static Fault delay(Duration delay) {
        Builder builder = new Builder(Effect.DELAY, 0);
        builder.delay = delay;
        return builder.build();
    }

    /** One of the three answers of the service protection limits, with the wait in seconds. */
    public static Fault throttled(String code, long retryAfterSeconds) {
        return status(429)
                .code(code)
                .message("Service protection limit exceeded.")
                .retryAfter(retryAfterSeconds);
    }

    /**
     * Hits only requests with this method and address.
     *
     * @param method HTTP method, or {@code *}
     * @param path beginning of the address below the service root, e.g. {@code leads} or {@code $batch}; {@code *} for all
     */
    public Fault on(String method, String path) {
        Builder builder = new Builder(this);
        builder.method = method;
        builder.path = path;
        return builder.build();
    }

    /** Looks at the parts of batches instead of whole requests. */
    public Fault inBatch() {
        Builder builder = new Builder(this);
        builder.scope = Scope.BATCH_PART;
        return builder.build();
    }

    /**
     * Hits only rows of a table, when they are about to be written; always before the change, with an answer.
     *
     * @param table logical name, or {@code *}
     */
    public Fault onRecord(String table) {
        return onRecord(table, null, null);
    }

    /**
     * Hits only rows of a table that hold a value, when they are about to be written; always before the change.
     *
     * @param table logical name, or {@code *}
     * @param column logical name
     * @param value what the column holds, as text
     */
    public Fault onRecord(String table, String column, String value) {
        Builder builder = new Builder(this);
        builder.scope = Scope.RECORD;
        builder.table = table;
        builder.column = column;
        builder.value = value;
        return builder.build();
    }

    /** The error code in the answer, e.g. {@code 0x8004A001}. */
    public Fault code(String code) {
        Builder builder = new Builder(this);
        builder.code = code;
        return builder.build();
    }

    public Fault message(String message) {
        Builder builder = new Builder(this);
        builder.message = message;
        return builder.build();
    }

    /** A body to send as HTML instead of the error body, as gateways do. */
    public Fault html(String body) {
        Builder builder = new Builder(this);
        builder.body = body;
        return builder.build();
    }

    /** Adds {@code Retry-After}, in whole seconds. */
    public Fault retryAfter(long seconds) {
        Builder builder = new Builder(this);
        builder.retryAfter = seconds;
        return builder.build();
    }

    /** Lets the change happen before the caller is disturbed. */
    public Fault afterApplying() {
        Builder builder = new Builder(this);
        builder.afterApplying = true;
        return builder.build();
    }

    /** Hits so many times; once is the default. */
    public Fault times(int times) {
        Builder builder = new Builder(this);
        builder.times = times;
        return builder.build();
    }

    /** Hits until faults are cleared. */
    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    public Effect effect() {
        return effect;
    }

    Scope scope() {
        return scope;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return message;
    }

    /** The HTML body, or null. */
    public String html() {
        return body;
    }

    /** Seconds to wait, 0 for no header. */
    public long retryAfter() {
        return retryAfter;
    }

    public Duration delay() {
        return delay;
    }

    public boolean isAfterApplying() {
        return afterApplying;
    }

    int times() {
        return times;
    }

    boolean matches(String requestMethod, String requestPath) {
        boolean methodFits = method.equals(ANY) || method.equalsIgnoreCase(requestMethod);
        return methodFits && (path.equals(ANY) || PathPrefix.fits(path, requestPath));
    }

    boolean matchesRow(String rowTable, UnaryOperator<String> values) {
        boolean tableFits = table.equals(ANY) || table.equals(rowTable);
        return tableFits && (column == null || Objects.equals(value, values.apply(column)));
    }

    /** Compares addresses up to a border between names, so that {@code leads} does not hit {@code leadsx}. */
    private static final class PathPrefix {
        private static final Pattern BORDER = Pattern.compile("[/(?].*", Pattern.DOTALL);

        static boolean fits(String prefix, String path) {
            String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : null;
            return rest != null
                    && (rest.isEmpty()
                            || prefix.endsWith("(")
                            || BORDER.matcher(rest).matches());
        }
    }

    private static final class Builder {
        private final Effect effect;
        private final int status;
        private Scope scope = Scope.REQUEST;
        private String method = ANY;
        private String path = ANY;
        private String table = ANY;
        private String column;
        private String value;
        private String code = "0x80040224";
        private String message = "An unexpected error occurred.";
        private String body;
        private long retryAfter;
        private Duration delay = Duration.ZERO;
        private boolean afterApplying;
        private int times = 1;

        Builder(Effect effect, int status) {
            this.effect = effect;
            this.status = status;
        }

        Builder(Fault from) {
            this(from.effect, from.status);
            this.scope = from.scope;
            this.method = from.method;
            this.path = from.path;
            this.table = from.table;
            this.column = from.column;
            this.value = from.value;
            this.code = from.code;
            this.message = from.message;
            this.body = from.body;
            this.retryAfter = from.retryAfter;
            this.delay = from.delay;
            this.afterApplying = from.afterApplying;
            this.times = from.times;
        }

        Fault build() {
            return new Fault(this);
        }
    }
}
