package dev.gangway.dataverse.component.connect;

import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.http.Network;
import java.net.URI;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The settings of a client. */
record ClientSettings(URI environment, URI tokenEndpoint, String clientId, String scope, Proof proof, Way way) {

    /**
     * The timeouts, the number of connections and the way.
     *
     * @param network null for that of the Camel context or the JVM
     */
    record Way(HttpLimits limits, Network network) {}

    /**
     * What it signs in with.
     *
     * @param kind null when tokens come from elsewhere
     * @param secret of the app registration, or of the file of its certificate; null for none
     * @param certificate the file; null for none
     * @param tokens where they come from; null when they are asked for here
     */
    record Proof(CredentialKind kind, String secret, String certificate, Supplier<String> tokens) {
        /** Not the secret. */
        @Override
        public String toString() {
            return kind == null ? "tokens from elsewhere" : kind.toString();
        }
    }

    /** The user to whom the service applies its limits. */
    record User(
            URI environment, URI tokenEndpoint, String clientId, CredentialKind kind, Supplier<String> tokenSource) {

        /** Leaves out the bean, whose text could contain anything. */
        @Override
        public String toString() {
            return (tokenSource == null ? "client " + clientId : "the token source") + " at " + environment;
        }
    }

    static ClientSettings of(CamelContext context, DataverseConfiguration told) {
        URI environment = ServiceConnection.root(address("environment", told.getEnvironment()));
        boolean elsewhere = told.getTokenSource() != null || told.getOauthProfile() != null;
        boolean asks = !elsewhere && told.getCredential() != CredentialKind.MANAGED_IDENTITY;
        URI tokenEndpoint = asks ? tokenEndpoint(told) : null;
        String clientId = asks ? present("clientId", clientId(told)) : told.getClientId();
        return new ClientSettings(
                environment,
                tokenEndpoint,
                elsewhere ? null : clientId,
                told.getScope(),
                proof(context, told),
                new Way(told.limits(), told.network(context)));
    }

    private static Proof proof(CamelContext context, DataverseConfiguration told) {
        if (told.getTokenSource() != null && told.getOauthProfile() != null) {
            throw new IllegalArgumentException("dataverse: give either tokenSource or oauthProfile");
        }
        if (told.getTokenSource() != null) {
            return new Proof(null, null, null, told.getTokenSource());
        }
        if (told.getOauthProfile() != null) {
            return new Proof(null, null, null, new ProfileTokens(context, told.getOauthProfile()));
        }
        CredentialKind kind = told.getCredential();
        return switch (kind) {
            case SECRET -> new Proof(kind, present("clientSecret", told.getClientSecret()), null, null);
            case CERTIFICATE ->
                new Proof(kind, told.getCertificatePassword(), present("certificate", told.getCertificate()), null);
            case MANAGED_IDENTITY, WORKLOAD_IDENTITY -> new Proof(kind, null, null, null);
        };
    }

    /** Azure's webhook says it in a pod. */
    private static String clientId(DataverseConfiguration told) {
        return told.getClientId() == null && told.getCredential() == CredentialKind.WORKLOAD_IDENTITY
                ? System.getenv("AZURE_CLIENT_ID")
                : told.getClientId();
    }

    User user() {
        return new User(environment, tokenEndpoint, clientId, proof.kind(), proof.tokens());
    }

    private static URI tokenEndpoint(DataverseConfiguration told) {
        if (told.getTokenEndpoint() != null) {
            return address("tokenEndpoint", told.getTokenEndpoint());
        }
        String injected =
                told.getCredential() == CredentialKind.WORKLOAD_IDENTITY ? System.getenv("AZURE_TENANT_ID") : null;
        String tenant = told.getTenantId() == null ? injected : told.getTenantId();
        if (tenant == null) {
            throw new IllegalArgumentException(
                    "dataverse: how to sign in is not said: give tenantId (or tokenEndpoint) with clientId and"
                            + " clientSecret, another credential, or a tokenSource, on the endpoint or as camel.component.dataverse.*");
        }
        return ServiceConnection.tokenUrlOf(tenant);
    }

    private static String present(String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("dataverse: the option " + option
                    + " is missing; set it on the endpoint or as camel.component.dataverse." + dashed(option));
        }
        return value;
    }

    private static URI address(String option, String value) {
        try {
            return URI.create(present(option, value).strip());
        } catch (IllegalArgumentException e) {
            if (value == null || value.isBlank()) {
                throw e;
            }
            throw new IllegalArgumentException("dataverse: " + option + " is not a URL", e);
        }
    }

    private static String dashed(String option) {
        return option.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return user().toString();
    }
}
