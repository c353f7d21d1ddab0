package dev.gangway.onboarding.adopt;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts while an adoption runs, and tells. */
final class Tally {
    private final AdoptionListener listener;
    private final Map<String, Long> looked = new TreeMap<>();
    private final Map<AdoptionLine.Kind, Long> lines = new EnumMap<>(AdoptionLine.Kind.class);
    private long already;
    private long foreign;
    private long open;
    private long alone;

    Tally(AdoptionListener listener) {
        this.listener = listener;
    }

    void looked(String what, long records) {
        listener.progress(what, looked.merge(what, records, Long::sum));
    }

    void line(AdoptionLine line) {
        lines.merge(line.kind(), 1L, Long::sum);
        listener.line(line);
    }

    void already() {
        already++;
    }

    void foreign() {
        foreign++;
    }

    /** Customers that no account or contact stands for. */
    void alone(long customers) {
        alone += customers;
    }

    void open(long prospects) {
        open += prospects;
    }

    AdoptionReport report() {
        return new AdoptionReport(looked, lines, already, foreign, open, alone);
    }
}
