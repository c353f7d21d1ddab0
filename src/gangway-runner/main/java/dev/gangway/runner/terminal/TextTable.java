package dev.gangway.runner.terminal;

import dev.gangway.text.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rows with columns as wide as their widest value, the last one as it comes. What a value holds stays in its line. */
public final class TextTable {

    private final List<String[]> rows = new ArrayList<>();

    public TextTable(String... headings) {
        rows.add(headings);
    }

    /** A null is printed as a dash. */
    public void add(Object... values) {
        String[] row = new String[values.length];
        for (int column = 0; column < values.length; column++) {
            row[column] = Printable.line(Objects.toString(values[column], "-"));
        }
        rows.add(row);
    }

    public void print(PrintWriter out) {
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length - 1; column++) {
                line.append(row[column]).append(" ".repeat(width(column) - row[column].length() + 2));
            }
            out.println(line.append(row[row.length - 1]).toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
