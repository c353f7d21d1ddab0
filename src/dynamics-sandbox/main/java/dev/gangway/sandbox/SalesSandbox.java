package dev.gangway.sandbox;

import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.http.RunningSandbox;
import dev.gangway.sandbox.http.SandboxOptions;
import dev.gangway.sandbox.limits.ProtectionLimits;
import dev.gangway.sandbox.signin.Registrations;
import java.net.URI;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A running Sales sandbox: a local server on 127.0.0.1 that behaves like a Dynamics 365 Sales environment, with
 * sign-in, Web API v9.2 and service protection limits. Start it with {@link #builder()} and close it after the test.
 * Thread-safe.
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

    /**
     * The URL of the environment, e.g. {@code http://127.0.0.1:49152}; the API is at {@code /api/data/v9.2/} below
     * it.
     */
    public URI url() {
        return running.url();
    }

    /** The token endpoint for the client credentials flow. */
    public URI tokenUrl() {
        return running.tokenUrl();
    }

    /** The URL of the control API. */
    public URI controlUrl() {
        return running.controlUrl();
    }

    /** The client id of the integration's application user. */
    public String clientId() {
        return RunningSandbox.INTEGRATION_CLIENT_ID;
    }

    public String clientSecret() {
        return running.integrationSecret();
    }

    /** The client id of a salesperson, for tests of ownership and of views like "My Open Leads". */
    public String sellerClientId() {
        return RunningSandbox.SELLER_CLIENT_ID;
    }

    public String sellerClientSecret() {
        return running.sellerSecret();
    }

    /**
     * The client id of an application that gets valid tokens but is not a user of this environment: its requests are
     * rejected with 403.
     */
    public String strangerClientId() {
        return RunningSandbox.STRANGER_CLIENT_ID;
    }

    public String strangerClientSecret() {
        return running.strangerSecret();
    }

    /** The credentials of the app registrations: secrets, certificates, federated credentials. */
    public Registrations registrations() {
        return running.registrations();
    }

    /** The control API: everything that a test does without going through the Web API. */
    public SandboxControl control() {
        return running.control();
    }

    /** Stops the servers and discards all rows. */
    @Override
    public void close() {
        running.close();
    }

    /**
     * Collects the options of a sandbox. Without options it behaves as the service does, with the published limits.
     */
    public static final class Builder {
        private int port;
        private int controlPort;
        private boolean strict;
        private boolean commerceSolution = true;
        private ProtectionLimits limits = ProtectionLimits.PUBLISHED;
        private final List<SandboxOptions.Key> keys = new ArrayList<>();
        private SandboxOptions.Https https;

        private Builder() {}

        /** Sets the port of the Web API; 0, the default, uses any free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Sets the port of the control API; 0, the default, uses any free port. */
        public Builder controlPort(int controlPort) {
            this.controlPort = controlPort;
            return this;
        }

        /** Sets whether to reject what the real service silently ignores; off by default. */
        public Builder strict(boolean strict) {
            this.strict = strict;
            return this;
        }

        /** Sets whether Microsoft's Commerce solution is installed, with its columns and its view; on by default. */
        public Builder commerceSolution(boolean commerceSolution) {
            this.commerceSolution = commerceSolution;
            return this;
        }

        /** Sets the service protection limits; {@link ProtectionLimits#PUBLISHED} by default. */
        public Builder limits(ProtectionLimits limits) {
            this.limits = limits;
            return this;
        }

        /**
         * Declares an alternate key that exists from the start; by default no table has one, as in the product.
         *
         * @param table logical name, e.g. {@code account}
         * @param name logical name of the key
         * @param columns logical names of the key columns
         */
        public Builder alternateKey(String table, String name, String... columns) {
            keys.add(new SandboxOptions.Key(table, name, List.of(columns)));
            return this;
        }

        /**
         * Switches to HTTPS, for clients that require it; plain HTTP is the default.
         *
         * @param keyStore contains the server's key and certificate
         */
        public Builder https(KeyStore keyStore, String password) {
            this.https = new SandboxOptions.Https(keyStore, password);
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @throws IllegalStateException when a port is taken
         */
        public SalesSandbox start() {
            return new SalesSandbox(RunningSandbox.start(
                    new SandboxOptions(port, controlPort, strict, commerceSolution, limits, keys, https)));
        }
    }
}
