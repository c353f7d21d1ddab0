package dev.gangway.wiring.signin;

import dev.gangway.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What {@code {{name:rest}}} stands for where Camel has no function and no property of that name. */
public final class Vaults {
    /** Camel's vaults, and the artifacts they come with. Without these, the name of a secret would be taken for the secret. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "aws", "camel-aws-secrets-manager",
            "azure", "camel-azure-key-vault",
            "cyberark", "camel-cyberark-vault",
            "gcp", "camel-google-secret-manager",
            "hashicorp", "camel-hashicorp-vault",
            "ibm", "camel-ibm-secrets-manager",
            "secret", "camel-kubernetes",
            "configmap", "camel-kubernetes");

    private Vaults() {}

    /**
     * The content of a file, or the default that the rest is.
     *
     * @param key whose value it is in, and where that is
     * @throws SettingException when it is a vault that is not here, or a file that cannot be read
     */
    public static String otherwise(String key, String name, String rest) {
        if (ARTIFACTS.containsKey(name)) {
            throw new SettingException(
                    key + " has {{" + name + ":...}}, which asks a vault, but Camel has no such function here: put "
                            + ARTIFACTS.get(name) + " on the class path");
        }
        return name.equals("file") ? content(key, rest) : rest;
    }

    private static String content(String key, String file) {
        try {
            // the end of a line is what editors add
            return Files.readString(Path.of(file)).replaceFirst("[\\r\\n]+$", "");
        } catch (IOException e) {
            throw new SettingException(key + " has {{file:" + file + "}}, which cannot be read ("
                    + e.getClass().getSimpleName() + "): see that it is there and is UTF-8");
        }
    }
}
