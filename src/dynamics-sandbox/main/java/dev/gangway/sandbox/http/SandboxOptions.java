package dev.gangway.sandbox.http;

import dev.gangway.sandbox.limits.ProtectionLimits;
import java.security.KeyStore;
import java.util.List;

/**
 * The options that a sandbox is started with.
 *
 * @param commerceSolution whether the columns of Microsoft's Commerce solution exist
 * @param https null for plain HTTP
 */
public record SandboxOptions(
        int port,
        int controlPort,
        boolean strict,
        boolean commerceSolution,
        ProtectionLimits limits,
        List<Key> keys,
        Https https) {

    public SandboxOptions {
        keys = List.copyOf(keys);
    }

    /** The server's key and certificate. */
    public record Https(KeyStore keyStore, String password) {
        /** Leaves out the password. */
        @Override
        public String toString() {
            return "Https";
        }
    }

    /** An alternate key, given by logical names. */
    public record Key(String table, String name, List<String> columns) {}
}
