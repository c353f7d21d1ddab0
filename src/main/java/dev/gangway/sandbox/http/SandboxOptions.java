package dev.gangway.sandbox.http;

import dev.gangway.sandbox.limits.ProtectionLimits;
import java.security.KeyStore;
import java.util.List;

/**
 * What a sandbox is started with.
 *
 * @param commerceSolution whether the columns of Microsoft's Commerce solution are there
 * @param keyStore server key for HTTPS, or null for plain HTTP
 */
public record SandboxOptions(
        int port,
        int controlPort,
        boolean strict,
        boolean commerceSolution,
        ProtectionLimits limits,
        List<Key> keys,
        KeyStore keyStore,
        String keyPassword) {

    public SandboxOptions {
        keys = List.copyOf(keys);
    }

    /** An alternate key by names. */
    public record Key(String table, String name, List<String> columns) {}

    /** Leaves out the password. */
    @Override
    public String toString() {
        return "SandboxOptions[port=" + port + ", controlPort=" + controlPort + ", strict=" + strict + "]";
    }
}
