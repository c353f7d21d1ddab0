package dev.gangway.odata.signin.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Reads PEM files: certificates and RSA keys in any order, one pair or several. A key is matched to its certificate
 * by its modulus.
 */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----", Pattern.DOTALL);
    /** {@code SEQUENCE { INTEGER 0, SEQUENCE { OBJECT IDENTIFIER rsaEncryption, NULL }, OCTET STRING ...}}. */
    private static final byte[] VERSION_AND_ALGORITHM = {
        2, 1, 0, 0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };

    private PemFile() {}

    static List<SigningKey> read(Path file, byte[] content, char[] password) throws CertificateFileException {
        List<X509Certificate> certificates = new ArrayList<>();
        List<PrivateKey> keys = new ArrayList<>();
        Matcher block = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(block.group(2));
                switch (block.group(1)) {
                    case "CERTIFICATE" -> certificates.add(certificate(der));
                    case "PRIVATE KEY" -> keys.add(key(der));
                    case "RSA PRIVATE KEY" -> keys.add(key(wrapped(der)));
                    case "ENCRYPTED PRIVATE KEY" -> keys.add(decrypted(der, password));
                    default -> {
                        // a public key, parameters: not needed
                    }
                }
            } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
                throw new CertificateFileException(
                        file + ": its " + block.group(1)
                                + " cannot be read; a key must be RSA in PKCS#8 or PKCS#1, and the certificate's password right");
            }
        }
        return pairs(certificates, keys);
    }

    private static List<SigningKey> pairs(List<X509Certificate> certificates, List<PrivateKey> keys) {
        List<SigningKey> pairs = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            for (PrivateKey key : keys) {
                if (certificate.getPublicKey() instanceof RSAKey one
                        && key instanceof RSAKey other
                        && one.getModulus().equals(other.getModulus())) {
                    pairs.add(new SigningKey(certificate, key, chain(certificate, certificates)));
                }
            }
        }
        return pairs;
    }

    /** Returns the certificate and its issuers, each found by its name. */
    private static List<Certificate> chain(X509Certificate leaf, List<X509Certificate> all) {
        List<Certificate> chain = new ArrayList<>(List.of(leaf));
        X509Certificate last = leaf;
        while (last != null) {
            X509Certificate child = last;
            last = all.stream()
                    .filter(one -> !chain.contains(one)
                            && one.getSubjectX500Principal().equals(child.getIssuerX500Principal()))
                    .findFirst()
                    .orElse(null);
            if (last != null) {
                chain.add(last);
            }
        }
        return chain;
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static PrivateKey decrypted(byte[] der, char[] password) throws GeneralSecurityException, IOException {
        var encrypted = new EncryptedPrivateKeyInfo(der);
        // the parameters contain the name of the scheme; the algorithm's own is only "PBES2"
        String scheme =
                "PBES2".equals(encrypted.getAlgName()) || encrypted.getAlgName().startsWith("1.2.840.113549.1.5.13")
                        ? encrypted.getAlgParameters().toString()
                        : encrypted.getAlgName();
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password)),
                encrypted.getAlgParameters());
        return key(encrypted.getKeySpec(cipher).getEncoded());
    }

    /** Wraps a PKCS#1 key, as older tools write it, in the PKCS#8 envelope that Java reads. */
    private static byte[] wrapped(byte[] pkcs1) {
        var inner = new ByteArrayOutputStream();
        inner.writeBytes(VERSION_AND_ALGORITHM);
        inner.writeBytes(tagged(4, pkcs1));
        return tagged(0x30, inner.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            // keys have some hundred to some thousand bytes
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
