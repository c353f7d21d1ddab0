package dev.gangway.sandbox.fno.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The options that currently apply. Thread-safe. */
public final class Assumptions {
    private final Map<Assumption, String> chosen = new ConcurrentHashMap<>();

    public String option(Assumption assumption) {
        return chosen.getOrDefault(assumption, assumption.options().get(0));
    }

    public boolean is(Assumption assumption, String option) {
        return option(assumption).equals(option);
    }

    /**
     * @throws IllegalArgumentException when the assumption has no such option
     */
    public void choose(Assumption assumption, String option) {
        if (!assumption.options().contains(option)) {
            throw new IllegalArgumentException(
                    assumption.label() + " must be one of " + assumption.options() + ", not " + option);
        }
        chosen.put(assumption, option);
    }

    /** Returns all assumptions with their current options, by label. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Assumption assumption : Assumption.values()) {
            all.put(assumption.label(), option(assumption));
        }
        return all;
    }
}
