package dev.gangway.odata.signin.certificate;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.AlgorithmParameters;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** A certificate with its key, made by the JDK's keytool, and the files that people keep such things in. */
public record TestCertificate(X509Certificate certificate, PrivateKey key, Path store) {
    /** Of all of them; nowhere else, so that a log can be searched for it. */
    public static final String PASSWORD = "c4nary-cert1ficate";

    /** Where PKCS#8 puts the PKCS#1 key of 2048 bits. */
    private static final int PKCS1_OFFSET = 26;

    /**
     * @param start as keytool wants it, such as {@code -1d}
     * @param days how long it is valid
     * @param more of keytool's arguments
     */
    public static TestCertificate create(Path directory, String name, String algorithm, String start, int days, String... more)
            throws Exception {
        Path store = directory.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-startdate",
                        start,
                        "-validity",
                        String.valueOf(days),
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                (X509Certificate) loaded.getCertificate(name),
                (PrivateKey) loaded.getKey(name, PASSWORD.toCharArray()),
                store);
    }

    public String pem() throws Exception {
        return block("PRIVATE KEY", key.getEncoded()) + block("CERTIFICATE", certificate.getEncoded());
    }

    public String pemOfOlderTools() throws Exception {
        byte[] pkcs8 = key.getEncoded();
        return block("CERTIFICATE", certificate.getEncoded())
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
        return block("CERTIFICATE", certificate.getEncoded())
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
