package dev.gangway.console.web;

import java.net.URI;
import java.util.Locale;

/** Whether a form comes from a page of the console, as far as the browser tells. */
final class Origin {
    private Origin() {}

    /** A browser names the origin of every form that it posts; one that names none is not believed. */
    static boolean isOwn(Request request) {
        String site = request.header("Sec-Fetch-Site");
        if (!site.isEmpty() && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.header("Origin");
        return !origin.isEmpty() && request.header("Host").equalsIgnoreCase(authority(origin));
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
