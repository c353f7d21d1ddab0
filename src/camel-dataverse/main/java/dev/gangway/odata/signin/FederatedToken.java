package dev.gangway.odata.signin;

import dev.gangway.odata.SignInException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A token of another issuer that the application trusts, such as a Kubernetes cluster ("Workload identity
 * federation"). The platform replaces the token's file before it expires, so the file is read for each request.
 */
public final class FederatedToken implements ClientProof {
    /** RFC 7523. */
    public static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final int LARGEST = 64 * 1024;

    private final Path file;
    private String sent;

    public FederatedToken(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, String> fields(AppRegistration application) {
        sent = read();
        return Map.of("client_assertion_type", ASSERTION_TYPE, "client_assertion", sent);
    }

    private String read() {
        try {
            String token =
                    Files.size(file) > LARGEST ? "" : Files.readString(file).strip();
            if (token.isEmpty()) {
                throw unreadable("holds no token");
            }
            return token;
        } catch (IOException e) {
            throw unreadable("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private SignInException unreadable(String why) {
        return new SignInException(
                "The federated token file " + file + " " + why
                        + ": see that the platform projects it into this container",
                0,
                null,
                null);
    }

    @Override
    public boolean hasAnother() {
        return !read().equals(sent);
    }

    @Override
    public String described() {
        return "workload identity, token file " + file;
    }
}
