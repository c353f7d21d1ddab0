package dev.gangway.odata.signin.certificate;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A certificate with its private key.
 *
 * @param issuers the certificate itself and its issuers, as far as the file contains them
 */
record SigningKey(X509Certificate certificate, PrivateKey key, List<Certificate> issuers) {

    Certificate[] chain() {
        return issuers.toArray(Certificate[]::new);
    }

    boolean isValid(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant()) && now.isBefore(end());
    }

    Instant begin() {
        return certificate.getNotBefore().toInstant();
    }

    Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    /** Returns the thumbprint as the portal shows it: SHA-1, in hexadecimal digits. */
    String thumbprint() {
        return HexFormat.of().withUpperCase().formatHex(digest("SHA-1"));
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "certificate " + thumbprint();
    }
}
