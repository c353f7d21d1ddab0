package dev.gangway.runner.terminal;

import java.io.Console;

/** Whether the process has an interactive terminal. */
final class Consoles {
    private Consoles() {}

    /**
     * The console; null when input or output of this process is no terminal, though since Java 22 there is one even then.
     */
    static Console terminal() {
        Console console = System.console();
        return console != null && isTerminal(console) ? console : null;
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
