package dev.gangway;

import dev.gangway.sandbox.signin.Registrations.Federation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** A Kubernetes cluster that issues tokens for its service accounts. */
public final class ClusterIssuer {
    private static final String SUBJECT = "system:serviceaccount:gangway:gangway";
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    private final String issuer;
    private final KeyPair keys;

    /** @param name of the cluster */
    public ClusterIssuer(String name) {
        this.issuer = "https://oidc.example/" + name + "/";
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an application has to have registered. */
    public Federation federation() {
        return new Federation(issuer, SUBJECT, AUDIENCE, keys.getPublic());
    }

    /** What stands in the projected file. */
    public String token() {
        long now = Instant.now().getEpochSecond();
        String signed = encoded("{\"alg\":\"RS256\",\"kid\":\"1\"}") + "."
                + encoded("{\"iss\":\"" + issuer + "\",\"sub\":\"" + SUBJECT + "\",\"aud\":\"" + AUDIENCE
                        + "\",\"nbf\":" + now + ",\"exp\":" + (now + 3600) + "}");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
