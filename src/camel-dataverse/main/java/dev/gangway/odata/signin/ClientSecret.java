package dev.gangway.odata.signin;

import dev.gangway.odata.SignInException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client secret. It is read again for each request, so that replacing it needs no restart. */
public final class ClientSecret implements ClientProof {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSecret.class);

    private final Supplier<String> secret;
    private String sent;

    public ClientSecret(Supplier<String> secret) {
        this.secret = secret;
    }

    @Override
    public Map<String, String> fields(AppRegistration application) {
        String current = current();
        if (current == null || current.isBlank()) {
            throw new SignInException("There is no client secret for client " + application.clientId(), 0, null, null);
        }
        sent = current;
        return Map.of("client_secret", current);
    }

    @Override
    public boolean hasAnother() {
        return !Objects.equals(current(), sent);
    }

    /** Reads the secret. If the vault is unavailable, the secret read before is used, as it may still be valid. */
    private String current() {
        try {
            return secret.get();
        } catch (RuntimeException e) {
            if (sent == null) {
                throw e;
            }
            LOG.warn("The client secret could not be read again ({}), the one read before is used on", e.getClass());
            return sent;
        }
    }

    @Override
    public String described() {
        return "client secret";
    }
}
