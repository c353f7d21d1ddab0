package dev.gangway.wiring.signin;

import dev.gangway.SettingException;
import java.util.Arrays;
import java.util.Locale;

/** How Gangway proves who it is. */
public enum CredentialKind {
    SECRET,
    CERTIFICATE,
    MANAGED_IDENTITY,
    WORKLOAD_IDENTITY;

    /** @throws SettingException when there is no such kind */
    public static CredentialKind of(String key, String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingException(
                        key + " must be secret, certificate, managed-identity or workload-identity, but is " + name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
