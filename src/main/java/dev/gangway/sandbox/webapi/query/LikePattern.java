package dev.gangway.sandbox.webapi.query;

/**
 * SQL's LIKE, because that is what the service makes of {@code contains} and its sisters: {@code %} stands for any text,
 * {@code _} for any character, also when the caller did not mean it.
 */
record LikePattern(String pattern) {

    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '_' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }
}
