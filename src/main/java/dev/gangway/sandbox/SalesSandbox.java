package dev.gangway.sandbox;

import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.http.RunningSandbox;
import dev.gangway.sandbox.http.SandboxOptions;
import dev.gangway.sandbox.limits.ProtectionLimits;
import java.net.URI;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A running Sales sandbox. It answers on 127.0.0.1 like an environment of Dynamics 365 Sales: sign-in, Web API v9.2,
 * protection limits. Start it with {@link #builder()}, close it when the test is over. Safe for use by several threads.
 *
 * <pre>{@code
 * try (SalesSandbox sandbox = SalesSandbox.builder().strict(true).start()) {
 *     URI api = sandbox.url().resolve("/api/data/v9.2/");
 *     ...
 * }
 * }</pre>
 */
public final class SalesSandbox implements AutoCloseable {
    private final RunningSandbox running;

    private SalesSandbox(RunningSandbox running) {
        this.running = running;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The environment, e.g. {@code http://127.0.0.1:49152}; the API lies at {@code /api/data/v9.2/} below it. */
    public URI url() {
        return running.url();
    }

    /** Where to ask for tokens with client credentials. */
    public URI tokenUrl() {
        return running.tokenUrl();
    }

    /** Where the control surface listens. */
    public URI controlUrl() {
        return running.controlUrl();
    }

    /** The integration's application user. */
    public String clientId() {
        return RunningSandbox.INTEGRATION_CLIENT_ID;
    }

    public String clientSecret() {
        return running.integrationSecret();
    }

    /** A salesperson, for tests of ownership and of views like "My Open Leads". */
    public String sellerClientId() {
        return RunningSandbox.SELLER_CLIENT_ID;
    }

    public String sellerClientSecret() {
        return running.sellerSecret();
    }

    /** An application with a valid token that is no user of this environment: refused with 403. */
    public String strangerClientId() {
        return RunningSandbox.STRANGER_CLIENT_ID;
    }

    public String strangerClientSecret() {
        return running.strangerSecret();
    }

    /** Everything that a test does behind the back of the Web API. */
    public SandboxControl control() {
        return running.control();
    }

    /** Stops answering and forgets everything. */
    @Override
    public void close() {
        running.close();
    }

    /** Collects what a sandbox is started with; without further words it behaves as the service does at its real numbers. */
    public static final class Builder {
        private int port;
        private int controlPort;
        private boolean strict;
        private boolean commerceSolution = true;
        private ProtectionLimits limits = ProtectionLimits.PUBLISHED;
        private final List<SandboxOptions.Key> keys = new ArrayList<>();
        private KeyStore keyStore;
        private String keyPassword;

        private Builder() {}

        /** Port of the Web API; 0, the default, takes any free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Port of the control surface; 0, the default, takes any free one. */
        public Builder controlPort(int controlPort) {
            this.controlPort = controlPort;
            return this;
        }

        /** Refuses what the real service would swallow in silence; off by default. */
        public Builder strict(boolean strict) {
            this.strict = strict;
            return this;
        }

        /** Whether Microsoft's Commerce solution is installed, with its columns and its view; on by default. */
        public Builder commerceSolution(boolean commerceSolution) {
            this.commerceSolution = commerceSolution;
            return this;
        }

        /** Service protection limits; {@link ProtectionLimits#PUBLISHED} by default. */
        public Builder limits(ProtectionLimits limits) {
            this.limits = limits;
            return this;
        }

        /**
         * Declares an alternate key from the start; by default no table has one, as in the product.
         *
         * @param table logical name, e.g. {@code account}
         * @param name logical name of the key
         * @param columns logical names of its columns
         */
        public Builder alternateKey(String table, String name, String... columns) {
            keys.add(new SandboxOptions.Key(table, name, List.of(columns)));
            return this;
        }

        /**
         * Speaks HTTPS, for clients that insist on it; plain HTTP is the default.
         *
         * @param keyStore holds the server's key and certificate
         */
        public Builder https(KeyStore keyStore, String password) {
            this.keyStore = keyStore;
            this.keyPassword = password;
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @throws IllegalStateException when a port is taken
         */
        public SalesSandbox start() {
            return new SalesSandbox(RunningSandbox.start(new SandboxOptions(
                    port, controlPort, strict, commerceSolution, limits, keys, keyStore, keyPassword)));
        }
    }
}
