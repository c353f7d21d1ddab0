package dev.gangway.runner;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says a failure in one line: each cause once, outermost first, without class names where there are words. */
final class Causes {

    private Causes() {}

    static String inOneLine(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
                .map(message -> message.lines().findFirst().orElse("").strip())
                .distinct()
                .collect(Collectors.joining(": "));
    }
}
