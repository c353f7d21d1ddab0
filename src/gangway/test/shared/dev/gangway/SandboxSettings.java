package dev.gangway;

import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.fno.FnoSandbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Settings that connect Gangway to a sandbox, followed by further ones: as pairs, or as lines of a file. */
public final class SandboxSettings {
    private SandboxSettings() {}

    public static Object[] pairs(SalesSandbox sales, Object... further) {
        return pairs("sales", sales.url(), sales.tokenUrl(), sales.clientId(), sales.clientSecret(), further);
    }

    public static Object[] pairs(FnoSandbox fno, Object... further) {
        return pairs("fno", fno.url(), fno.tokenUrl(), fno.clientId(), fno.clientSecret(), further);
    }

    public static String[] lines(SalesSandbox sales, String... further) {
        return lines(pairs(sales), further);
    }

    public static String[] lines(FnoSandbox fno, String... further) {
        return lines(pairs(fno), further);
    }

    /** A service at which nobody answers. */
    public static Object[] unreachable(String service, Object... further) {
        return pairs(service, "http://127.0.0.1:1", "http://127.0.0.1:1/token", "any", "any", further);
    }

    private static Object[] pairs(
            String service, Object url, Object tokenUrl, String clientId, String clientSecret, Object... further) {
        String prefix = "gangway." + service + ".";
        List<Object> pairs = new ArrayList<>(List.of(
                prefix + "url", url,
                prefix + "token-url", tokenUrl,
                prefix + "client-id", clientId,
                prefix + "client-secret", clientSecret));
        pairs.addAll(Arrays.asList(further));
        return pairs.toArray();
    }

    private static String[] lines(Object[] pairs, String... further) {
        List<String> lines = new ArrayList<>(IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> pairs[2 * i] + "=" + pairs[2 * i + 1])
                .toList());
        lines.addAll(Arrays.asList(further));
        return lines.toArray(String[]::new);
    }
}
