package dev.gangway.benchmark;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figures as bars, on a logarithmic axis: the slowest would not be seen on another. */
final class Plot {
    private static final int DPI = 96;

    private Plot() {}

    static void write(List<Result> results, Path file) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1300)
                .height(560)
                .title("Prospects that become leads, per second")
                .yAxisTitle("rows/s, logarithmic")
                .build();
        var style = chart.getStyler();
        style.setYAxisLogarithmic(true);
        style.setYAxisMin(floor(results));
        style.setLegendPosition(LegendPosition.OutsideE);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setAvailableSpaceFill(0.8);
        style.setLabelsVisible(true);
        // upright, since the bars are narrow
        style.setLabelsRotation(90);
        style.setLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
        style.setDecimalPattern("#,##0");
        List<String> grounds = results.stream().map(Report::ground).toList();
        results.stream()
                .flatMap(result -> result.runs().keySet().stream())
                .distinct()
                .forEach(contender -> chart.addSeries(
                        contender,
                        grounds,
                        results.stream()
                                .map(result -> result.has(contender)
                                        ? Math.max(1.0, Math.rint(result.rowsPerSecond(contender)))
                                        : null)
                                .toList()));
        try {
            BitmapEncoder.saveBitmapWithDPI(chart, file.toString().replaceFirst("\\.png$", ""), BitmapFormat.PNG, DPI);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The power of ten below all figures, for bars on a logarithmic axis have no zero to stand on. */
    private static double floor(List<Result> results) {
        double least = results.stream()
                .flatMap(result -> result.runs().keySet().stream().map(result::rowsPerSecond))
                .min(Double::compare)
                .orElseThrow();
        return Math.pow(10, Math.max(0, Math.floor(Math.log10(least))));
    }
}
