package dev.gangway.runner;

import java.util.ArrayList;
import java.util.List;

/**
 * Describes a failure in one line: each cause once, outermost first, without class names if there are messages. Many a
 * failure repeats the words of its cause in its own; they are not said again.
 */
final class Causes {

    private Causes() {}

    static String inOneLine(Throwable failure) {
        List<String> said = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable next = cause.getCause();
            if (next != null && next.toString().equals(cause.getMessage())) {
                // it has no words of its own
                continue;
            }
            String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            String line = words.lines().findFirst().orElse("").strip();
            if (said.stream().noneMatch(before -> before.contains(line))) {
                said.add(line);
            }
        }
        return String.join(": ", said);
    }
}
