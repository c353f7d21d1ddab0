package dev.gangway.wiring.network;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whether issuers are asked if they have revoked a certificate; Java by itself does not ask. */
enum Revocation {
    OFF,
    /** An issuer that does not answer, or names no place to ask, is no obstacle. */
    SOFT,
    STRICT;

    /** @throws SettingException when there is no such word */
    static Revocation of(String word) {
        return switch (word) {
            case "off" -> OFF;
            case "soft" -> SOFT;
            case "strict" -> STRICT;
            default ->
                throw new SettingException(
                        Setting.TLS_REVOCATION.key() + " must be off, soft or strict, but is " + word);
        };
    }

    /** @param trusted null for what Java trusts */
    TrustManager trustManager(KeyStore trusted) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trusted);
            var trust = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
            return this == OFF ? trust : new AskingTrust(trust, this == STRICT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PKIX is part of every Java", e);
        }
    }
}
