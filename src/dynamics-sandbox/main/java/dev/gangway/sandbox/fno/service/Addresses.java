package dev.gangway.sandbox.fno.service;

import dev.gangway.sandbox.fno.model.Property;
import dev.gangway.sandbox.fno.store.FnoRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** URLs of rows below the service root. */
final class Addresses {
    private Addresses() {}

    static String of(FnoRow row) {
        return row.entity().set()
                + row.entity().keys().stream()
                        .map(name -> name + "=" + literal(row, name))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** Doubles quotes first and percent-encodes afterwards. */
    private static String literal(FnoRow row, String name) {
        if (row.entity().property(name).kind() != Property.Kind.STRING) {
            return row.text(name);
        }
        String encoded = URLEncoder.encode(row.text(name).replace("'", "''"), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%27", "'");
        return "'" + encoded + "'";
    }
}
