package dev.gangway.sandbox.control;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * An injected fault: which requests it hits, how often, and what happens to them. Immutable; every method returns a
 * new fault.
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
        /** The request is answered with a status and an error body. */
        ANSWER,
        /** The connection is reset without an answer. */
        RESET,
        /** The connection is closed in the middle of the real answer's body. */
        CUT,
        /** The request is answered as usual, but later. */
        DELAY
    }

    /** What the fault is matched against. */
    public enum Scope {
        /** Whole HTTP requests. */
        REQUEST,
        /** Single parts of a batch. */
        BATCH_PART,
        /** Single rows that are about to be written: alone, in a batch or in a bulk message. */
        RECORD
    }

    private final Effect effect;
    private final int status;
    // only with() sets these fields, before the copy is visible to anyone else
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
    private Runnable event = () -> {};
    private boolean afterApplying;
    private int times = 1;

    private Fault(Effect effect, int status) {
        this.effect = effect;
        this.status = status;
    }

    private Fault with(Consumer<Fault> change) {
        var copy = new Fault(effect, status);
        copy.scope = scope;
        copy.method = method;
        copy.path = path;
        copy.table = table;
        copy.column = column;
        copy.value = value;
        copy.code = code;
        copy.message = message;
        copy.body = body;
        copy.retryAfter = retryAfter;
        copy.delay = delay;
        copy.event = event;
        copy.afterApplying = afterApplying;
        copy.times = times;
        change.accept(copy);
        return copy;
    }

    /** Answers with an HTTP status and the service's error body. */
    public static Fault status(int status) {
        return new Fault(Effect.ANSWER, status);
    }

    /** Resets the connection. */
    public static Fault reset() {
        return new Fault(Effect.RESET, 0);
    }

    /** Cuts the answer off in the middle of its body. */
    public static Fault cut() {
        return new Fault(Effect.CUT, 0);
    }

    /** Delays the answer. */
    public static Fault delay(Duration delay) {
        return new Fault(Effect.DELAY, 0).with(fault -> fault.delay = delay);
    }

    /** Changes nothing about the answer, but lets something happen before: see {@link #whenHit}. */
    public static Fault meanwhile(Runnable event) {
        return delay(Duration.ZERO).whenHit(event);
    }

    /** Answers with one of the three errors of the service protection limits, with the wait in seconds. */
    public static Fault throttled(String code, long retryAfterSeconds) {
        return status(429)
                .code(code)
                .message("Service protection limit exceeded.")
                .retryAfter(retryAfterSeconds);
    }

    /**
     * Limits the fault to requests with this method and path.
     *
     * @param method HTTP method, or {@code *}
     * @param path beginning of the path below the service root, e.g. {@code leads} or {@code $batch}; {@code *} for
     *     all
     */
    public Fault on(String method, String path) {
        return with(fault -> {
            fault.method = method;
            fault.path = path;
        });
    }

    /** Matches the parts of batches instead of whole requests. */
    public Fault inBatch() {
        return with(fault -> fault.scope = Scope.BATCH_PART);
    }

    /**
     * Limits the fault to rows of one table that are about to be written. Such a fault always answers before the
     * change.
     *
     * @param table logical name, or {@code *}
     */
    public Fault onRecord(String table) {
        return onRecord(table, null, null);
    }

    /**
     * Limits the fault to rows of one table that hold a value and are about to be written. Such a fault always
     * answers before the change.
     *
     * @param table logical name, or {@code *}
     * @param column logical name
     * @param value the value of the column, as text
     */
    public Fault onRecord(String table, String column, String value) {
        return with(fault -> {
            fault.scope = Scope.RECORD;
            fault.table = table;
            fault.column = column;
            fault.value = value;
        });
    }

    /** Sets the error code of the answer, e.g. {@code 0x8004A001}. */
    public Fault code(String code) {
        return with(fault -> fault.code = code);
    }

    public Fault message(String message) {
        return with(fault -> fault.message = message);
    }

    /** Sends an HTML body instead of the error body, as gateways do. */
    public Fault html(String body) {
        return with(fault -> fault.body = body);
    }

    /** Adds {@code Retry-After}, in whole seconds. */
    public Fault retryAfter(long seconds) {
        return with(fault -> fault.retryAfter = seconds);
    }

    /** Applies the change first and fails afterwards. */
    public Fault afterApplying() {
        return with(fault -> fault.afterApplying = true);
    }

    /** Lets something happen after the request was sent and before it is carried out, such as another user's change. */
    public Fault whenHit(Runnable event) {
        return with(fault -> fault.event = event);
    }

    /** Sets how many requests are hit; the default is one. */
    public Fault times(int times) {
        return with(fault -> fault.times = times);
    }

    /** Hits every matching request until faults are cleared. */
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

    Runnable event() {
        return event;
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

    /** Matches a path prefix that ends at a name boundary, so that {@code leads} does not match {@code leadsx}. */
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
}
