package dev.gangway.odata.signin.certificate;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.AlgorithmParameters;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * A certificate with its key, and the files that people keep such things in.
 *
 * @param store the file of PKCS#12; null when it is in none
 */
public record TestCertificate(X509Certificate certificate, PrivateKey key, Path store) {
    /** Of all of them; nowhere else, so that a log can be searched for it. */
    public static final String PASSWORD = "c4nary-cert1ficate";

    /** Where PKCS#8 puts the PKCS#1 key of 2048 bits. */
    private static final int PKCS1_OFFSET = 26;

    /** Of RSA, in a store of its own. */
    public static TestCertificate create(Path directory, String name, int daysAgo, int days) throws Exception {
        return TestIssuing.named(name).rsa().days(daysAgo, days).make().storedIn(directory.resolve(name + ".p12"));
    }

    public TestCertificate storedIn(Path file) throws Exception {
        KeyStore kept = KeyStore.getInstance("PKCS12");
        kept.load(null, null);
        kept.setKeyEntry("own", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
        try (OutputStream out = Files.newOutputStream(file)) {
            kept.store(out, PASSWORD.toCharArray());
        }
        return new TestCertificate(certificate, key, file);
    }

    public String pem() throws Exception {
        return block("PRIVATE KEY", key.getEncoded()) + pemOfCertificate();
    }

    public String pemOfCertificate() throws Exception {
        return block("CERTIFICATE", certificate.getEncoded());
    }

    public String pemOfOlderTools() throws Exception {
        byte[] pkcs8 = key.getEncoded();
        return pemOfCertificate()
                + block("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS1_OFFSET, pkcs8.length));
    }

    public String encryptedPem() throws Exception {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        Cipher cipher = Cipher.getInstance("PBEWithHmacSHA256AndAES_256");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance("PBEWithHmacSHA256AndAES_256")
                        .generateSecret(new PBEKeySpec(PASSWORD.toCharArray())),
                new PBEParameterSpec(salt, 2048));
        byte[] content = cipher.doFinal(key.getEncoded());
        // under the name that files have it by
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        return pemOfCertificate()
                + block("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(parameters, content).getEncoded());
    }

    private static String block(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    /** As deployments replace files: in one step. */
    public static void replace(Path file, String content) throws Exception {
        Path beside = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), content);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
