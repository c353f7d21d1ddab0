package dev.gangway.odata.signin;

import dev.gangway.odata.SignInException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The credential with which an application authenticates at the token endpoint. Called by one thread at a time. */
public interface ClientProof {

    /**
     * Returns the form fields of the credential for one request.
     *
     * @throws SignInException when there is no usable credential, for example because the certificate has expired
     */
    Map<String, String> fields(AppRegistration application);

    /** Returns whether the next request would bring other fields, after these were rejected. */
    boolean hasAnother();

    /** Returns a description for operators; contains nothing secret. */
    String described();

    /** Returns the expiry, if it is known. */
    default Optional<Instant> end() {
        return Optional.empty();
    }
}
