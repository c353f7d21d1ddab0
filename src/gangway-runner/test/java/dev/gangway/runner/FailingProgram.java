package dev.gangway.runner;

import dev.gangway.runner.terminal.LogForm;
import org.slf4j.LoggerFactory;

/** Logs as the runner does: a key, a message and a failure with its causes, all with words that others wrote. */
final class FailingProgram {
    private FailingProgram() {}

    /** Takes the form of the log and what a forged line would say. */
    public static void main(String[] arguments) {
        LogForm.useSettings();
        LogForm.valueOf(arguments[0]).use();
        String evil = "\u001b]0;title\u0007\r\n" + arguments[1] + "\u2028\u202e";
        var cause = new IllegalArgumentException("cause" + evil);
        var failure = new IllegalStateException("failure" + evil, cause);
        failure.addSuppressed(new IllegalArgumentException("suppressed" + evil, failure));
        LoggerFactory.getLogger("dev.gangway.test")
                .atError()
                .addKeyValue("record", "key" + evil)
                .setCause(failure)
                .log("message{}", evil);
    }
}
