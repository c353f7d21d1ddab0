package dev.gangway.sandbox;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** A key and certificate for 127.0.0.1, made by the JDK's keytool, for clients that insist on HTTPS. */
record SelfSigned(KeyStore keyStore, String password, Path certificate) {

    static SelfSigned create(Path directory) throws Exception {
        Path store = directory.resolve("sandbox.p12");
        Path certificate = directory.resolve("sandbox.pem");
        String password = "changeit";
        keytool(List.of(
                "-genkeypair",
                "-alias",
                "sandbox",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "3650",
                "-startdate",
                "-1d",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                password));
        keytool(List.of(
                "-exportcert",
                "-alias",
                "sandbox",
                "-rfc",
                "-keystore",
                store.toString(),
                "-storepass",
                password,
                "-file",
                certificate.toString()));
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keyStore.load(in, password.toCharArray());
        }
        return new SelfSigned(keyStore, password, certificate);
    }

    private static void keytool(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
