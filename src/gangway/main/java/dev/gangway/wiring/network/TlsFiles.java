package dev.gangway.wiring.network;

import dev.gangway.SettingException;
import dev.gangway.odata.signin.certificate.CertificateFileException;
import dev.gangway.odata.signin.certificate.CertificateStores;
import java.nio.file.Path;
import java.security.KeyStore;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Reads what is trusted and shown in TLS, from PEM or PKCS#12. */
final class TlsFiles {
    private TlsFiles() {}

    static KeyStore trusted(String key, String file, String password) {
        return store(key, () -> CertificateStores.trusted(Path.of(file), password));
    }

    static TrustManagersParameters trust(KeyStore trusted) {
        var trust = new TrustManagersParameters();
        trust.setKeyStore(parameters(trusted));
        return trust;
    }

    static KeyManagersParameters keys(String key, String file, String password) {
        var keys = new KeyManagersParameters();
        keys.setKeyStore(parameters(store(key, () -> CertificateStores.withKeys(Path.of(file), password))));
        keys.setKeyPassword(CertificateStores.PASSWORD);
        return keys;
    }

    private interface Reader {
        KeyStore read() throws CertificateFileException;
    }

    private static KeyStore store(String key, Reader reader) {
        try {
            return reader.read();
        } catch (CertificateFileException e) {
            throw new SettingException(key + ": " + e.getMessage());
        }
    }

    private static KeyStoreParameters parameters(KeyStore store) {
        var parameters = new KeyStoreParameters();
        parameters.setKeyStore(store);
        return parameters;
    }
}
