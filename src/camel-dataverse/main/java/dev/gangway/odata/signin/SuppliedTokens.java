package dev.gangway.odata.signin;

import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import java.time.Clock;
import java.util.function.Supplier;

/** Tokens that the host obtains itself. The host caches them, so they are requested often. Thread-safe. */
public final class SuppliedTokens implements Credential {
    private static final long SECONDS = 60;

    private final Supplier<String> source;
    private final Clock clock;

    /** @param clock measures token lifetimes */
    public SuppliedTokens(Supplier<String> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Token fetch() {
        String token;
        try {
            token = source.get();
        } catch (ServiceException e) {
            throw e;
        } catch (RuntimeException e) {
            // The message of the token source is not repeated, because it may contain credentials.
            throw new ServiceUnavailableException(
                    "The token source failed with " + e.getClass().getSimpleName() + "; its own log says why");
        }
        if (token == null || token.isBlank()) {
            throw new SignInException("The token source gave no token", 0, null, null);
        }
        return Token.of(token.strip(), clock.instant(), SECONDS);
    }
}
