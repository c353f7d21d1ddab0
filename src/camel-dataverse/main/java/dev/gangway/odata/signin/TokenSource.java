package dev.gangway.odata.signin;

import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of one client. Fetched when first needed, shared by all threads,
 * renewed some minutes before it ends, and never by two threads at a time. Thread-safe.
 */
public final class TokenSource {
    private static final Logger LOG = LoggerFactory.getLogger(TokenSource.class);

    private static final Duration PAUSE_AFTER_FAILED_RENEWAL = Duration.ofSeconds(30);

    private final Credential credential;
    private final Clock clock;

    private Token token;
    private CompletableFuture<Token> fetching;

    public TokenSource(Credential credential, Clock clock) {
        this.credential = credential;
        this.clock = clock;
    }

    /**
     * Returns a token that is valid as far as this client knows.
     *
     * @throws SignInException when the credentials are rejected
     * @throws ServiceUnavailableException when the token endpoint cannot be used now
     */
    public String current() {
        CompletableFuture<Token> fetch;
        boolean mine;
        synchronized (this) {
            Instant now = clock.instant();
            if (token != null && now.isBefore(token.renewAt())) {
                return token.value();
            }
            if (token != null && fetching != null && now.isBefore(token.end())) {
                return token.value();
            }
            mine = fetching == null;
            fetch = mine ? fetching = new CompletableFuture<>() : fetching;
        }
        return mine ? fetchFor(fetch) : await(fetch);
    }

    /** Discards the token, unless it has been replaced since. Must be called when the service answers 401. */
    public synchronized void drop(String value) {
        if (token != null && token.value().equals(value)) {
            token = null;
        }
    }

    private String fetchFor(CompletableFuture<Token> fetch) {
        try {
            return land(fetch, credential.fetch());
        } catch (ServiceUnavailableException e) {
            Token old = stillValid();
            if (old == null) {
                abandon(fetch, e);
                throw e;
            }
            LOG.info("The token could not be renewed yet, the old one serves on: {}", e.getMessage());
            return land(fetch, old);
        } catch (RuntimeException | Error e) {
            abandon(fetch, e);
            throw e;
        }
    }

    private synchronized Token stillValid() {
        Instant now = clock.instant();
        return token != null && now.isBefore(token.end())
                ? token.renewedAt(now.plus(PAUSE_AFTER_FAILED_RENEWAL))
                : null;
    }

    private synchronized String land(CompletableFuture<Token> fetch, Token landed) {
        token = landed;
        fetching = null;
        fetch.complete(landed);
        return landed.value();
    }

    private synchronized void abandon(CompletableFuture<Token> fetch, Throwable failure) {
        fetching = null;
        fetch.completeExceptionally(failure);
    }

    private static String await(CompletableFuture<Token> fetch) {
        try {
            return fetch.join().value();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ServiceException shared) {
                throw shared;
            }
            throw e;
        }
    }
}
