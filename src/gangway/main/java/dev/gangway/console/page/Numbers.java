package dev.gangway.console.page;

/** Numbers that a browser sends. */
final class Numbers {
    private Numbers() {}

    /** @param otherwise when it is none */
    static long of(String text, long otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
