package dev.gangway.onboarding.adopt.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts while an adoption runs, and tells. */
public final class Tally {
    private final AdoptionListener listener;
    private final Map<String, Long> looked = new TreeMap<>();
    private final Map<AdoptionLine.Kind, Long> lines = new EnumMap<>(AdoptionLine.Kind.class);
    private long already;
    private long foreign;
    private long open;
    private long alone;

    public Tally(AdoptionListener listener) {
        this.listener = listener;
    }

    public void looked(String what, long records) {
        listener.progress(what, looked.merge(what, records, Long::sum));
    }

    public void line(AdoptionLine line) {
        lines.merge(line.kind(), 1L, Long::sum);
        listener.line(line);
    }

    public void already() {
        already++;
    }

    public void foreign() {
        foreign++;
    }

    /** Customers that no account or contact stands for. */
    public void alone(long customers) {
        alone += customers;
    }

    public void open(long prospects) {
        open += prospects;
    }

    public AdoptionReport report() {
        return new AdoptionReport(looked, lines, already, foreign, open, alone);
    }
}
