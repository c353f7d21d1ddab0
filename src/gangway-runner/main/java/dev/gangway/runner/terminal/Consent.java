package dev.gangway.runner.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/** Asks for confirmation on the terminal before another system is changed; without a terminal there is no consent. */
public final class Consent {
    private final Supplier<String> answer;
    private final PrintWriter terminal;

    /** @param answer the line that was typed, null when nothing more comes; itself null where there is no terminal */
    Consent(PrintWriter terminal, Supplier<String> answer) {
        this.terminal = terminal;
        this.answer = answer;
    }

    public static Consent ofTerminal(PrintWriter terminal) {
        var console = Consoles.terminal();
        return new Consent(terminal, console == null ? null : console::readLine);
    }

    public boolean canBeAsked() {
        return answer != null;
    }

    /** Nothing but a plain yes is one. */
    public boolean to(String question) {
        if (!canBeAsked()) {
            return false;
        }
        terminal.print(question + " [y/N] ");
        terminal.flush();
        String typed = answer.get();
        return typed != null && typed.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
