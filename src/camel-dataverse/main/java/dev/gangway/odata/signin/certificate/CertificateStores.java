package dev.gangway.odata.signin.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.List;

/** Creates in-memory key stores for TLS from PEM or PKCS#12 files. */
public final class CertificateStores {
    /** The password of the in-memory stores, because Java requires one. */
    public static final String PASSWORD = "in-memory";

    private CertificateStores() {}

    /**
     * Returns a store that trusts the certificates of a file and nothing else.
     *
     * @param password password of a PKCS#12 store; empty for none
     */
    public static KeyStore trusted(Path file, String password) throws CertificateFileException {
        try {
            byte[] content = Files.readAllBytes(file);
            if (content.length > 0 && content[0] == CertificateFile.DER_SEQUENCE) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(new ByteArrayInputStream(content), password.toCharArray());
                return of(Collections.list(store.aliases()).stream()
                        .map(alias -> certificate(store, alias))
                        .toList());
            }
            return of(List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content))));
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateFileException(file
                    + " holds no certificates that can be read, as PEM or PKCS#12 with the password that is set ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static Certificate certificate(KeyStore store, String alias) {
        try {
            return store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The store was loaded", e);
        }
    }

    private static KeyStore of(List<? extends Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int n = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + n++, certificate);
        }
        if (n == 0) {
            throw new GeneralSecurityException("There is none");
        }
        return store;
    }

    /** Returns a store with the certificates of a file and their keys. */
    public static KeyStore withKeys(Path file, String password) throws CertificateFileException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int n = 0;
            for (SigningKey key : CertificateFile.readAny(file, password)) {
                store.setKeyEntry("own-" + n++, key.key(), PASSWORD.toCharArray(), key.chain());
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateFileException(
                    file + " cannot be used for TLS: " + e.getClass().getSimpleName());
        }
    }
}
