package dev.gangway.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Something measured, with its target. Long tests {@link #tell} theirs; the benchmark that runs them writes them down.
 *
 * @param what what was measured, and with what
 * @param target in words; empty for what has none
 * @param measured with its unit
 * @param reached whether it is within the target; false where there is none
 */
public record Figure(String what, String target, String measured, boolean reached) {
    private static final Queue<Figure> TOLD = new ConcurrentLinkedQueue<>();

    /** Something without a target. */
    public static Figure of(String what, String measured) {
        return new Figure(what, "", measured, false);
    }

    /** A number that should be small. */
    static Figure atMost(String what, double most, double measured, String unit) {
        return new Figure(what, "at most " + number(most) + unit, number(measured) + unit, measured <= most);
    }

    /** Prints it, and remembers it for whoever runs the tests to write them down. */
    public void tell() {
        System.out.printf(
                Locale.ROOT, "SCALE %s: %s%s%n", what, measured, target.isEmpty() ? "" : " (target: " + target + ")");
        TOLD.add(this);
    }

    /** All that were told in this process. */
    static List<Figure> told() {
        return List.copyOf(TOLD);
    }

    static String table(String title, List<Figure> figures) {
        var table = new StringBuilder("| " + title + " | target | measured |\n| --- | --- | ---: |\n");
        figures.forEach(
                figure -> table.append("| " + figure.what + " | " + figure.target + " | " + figure.shown() + " |\n"));
        return table.toString();
    }

    private String shown() {
        return reached ? "**" + measured + "**" : measured;
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
