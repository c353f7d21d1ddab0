package dev.gangway.odata.signin.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads certificates with their keys from PEM or PKCS#12, whatever the file's name. */
final class CertificateFile {
    private static final int LARGEST = 1024 * 1024;
    static final int DER_SEQUENCE = 0x30;

    private CertificateFile() {}

    /**
     * @param password password of the PKCS#12 store, or of an encrypted key in PEM; empty for none
     * @return at least one
     */
    static List<SigningKey> read(Path file, String password) throws CertificateFileException {
        List<SigningKey> keys = readAny(file, password);
        for (SigningKey key : keys) {
            if (!(key.certificate().getPublicKey() instanceof RSAPublicKey)) {
                throw new CertificateFileException(
                        file + " has a key that is not RSA; Entra ID takes assertions of RSA keys only");
            }
        }
        return keys;
    }

    /** Reads keys for TLS, which may be of any kind in PKCS#12. */
    static List<SigningKey> readAny(Path file, String password) throws CertificateFileException {
        byte[] content = content(file);
        List<SigningKey> keys = content[0] == DER_SEQUENCE
                ? store(file, content, password.toCharArray())
                : PemFile.read(file, content, password.toCharArray());
        if (keys.isEmpty()) {
            throw new CertificateFileException(
                    file + " holds no certificate with its private key: write both into it, as PEM or PKCS#12");
        }
        return keys;
    }

    private static byte[] content(Path file) throws CertificateFileException {
        try {
            byte[] content = Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file);
            if (content.length == 0) {
                throw new CertificateFileException(file + " is empty, or far too large for a certificate");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new CertificateFileException(file + " is not there");
        } catch (IOException e) {
            throw new CertificateFileException(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static List<SigningKey> store(Path file, byte[] content, char[] password) throws CertificateFileException {
        List<SigningKey> keys = new ArrayList<>();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)
                        && store.getKey(alias, password) instanceof PrivateKey key
                        && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    keys.add(new SigningKey(certificate, key, List.of(store.getCertificateChain(alias))));
                }
            }
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateFileException(
                    file + " is no PKCS#12 store that its password opens: correct the certificate's password");
        }
    }
}
