package dev.gangway.onboarding.where;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.stream.Stream;

/** Puts texts together of which some may be null. */
final class Words {
    private Words() {}

    /** Separated by commas. */
    static String said(String... words) {
        return Stream.of(words).filter(Objects::nonNull).collect(joining(", "));
    }

    /** The name of a person; null for none. */
    static String name(String first, String last) {
        String name = Stream.of(first, last).filter(Objects::nonNull).collect(joining(" "));
        return name.isEmpty() ? null : name;
    }

    /** The first that is there; null for none. */
    static String first(String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
