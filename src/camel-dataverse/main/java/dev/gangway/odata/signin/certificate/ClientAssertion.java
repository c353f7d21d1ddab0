package dev.gangway.odata.signin.certificate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.odata.signin.AppRegistration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The signed token that proves possession of a certificate's key, as described on the page "Microsoft identity
 * platform application authentication certificate credentials": PS256, with the SHA-256 thumbprint.
 */
final class ClientAssertion {
    /** "Keep the lifetime short: 5 to 10 minutes after nbf at most." */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int SALT_BYTES = 32;

    private ClientAssertion() {}

    static String of(SigningKey key, AppRegistration application, Instant now) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", "PS256");
        header.put("typ", "JWT");
        header.put("x5t#S256", BASE64.encodeToString(key.digest("SHA-256")));
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("aud", application.tokenUrl().toString());
        claims.put("iss", application.clientId());
        claims.put("sub", application.clientId());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("nbf", now.getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        String signed = encoded(header) + "." + encoded(claims);
        return signed + "." + BASE64.encodeToString(signature(key, signed));
    }

    private static String encoded(ObjectNode json) {
        return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signature(SigningKey key, String text) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_BYTES, 1));
            signature.initSign(key.key());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing can be signed with the key of " + key, e);
        }
    }
}
