package dev.gangway.odata.signin.managed;

import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.signin.Credential;
import dev.gangway.odata.signin.SignIn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The managed identity of the Azure resource that this process runs on. Environment variables tell which kind of
 * resource it is.
 */
public final class ManagedIdentity implements SignIn {
    /** "It's safe to retry after waiting for at least 1 second." */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String DEFAULT = "/.default";

    private final String resource;
    private final String clientId;
    private final IdentityEndpoint endpoint;
    private final Duration pause;

    /**
     * @param scope scope of the token, such as the environment and {@code /.default}
     * @param clientId client id of a user-assigned identity; empty for the system-assigned one
     * @param environment returns the value of a variable, or null
     */
    public ManagedIdentity(String scope, String clientId, UnaryOperator<String> environment) {
        this(scope, clientId, environment, tokensOfArc(environment), PAUSE);
    }

    ManagedIdentity(
            String scope, String clientId, UnaryOperator<String> environment, Path tokensOfArc, Duration pause) {
        this.resource = scope.endsWith(DEFAULT) ? scope.substring(0, scope.length() - DEFAULT.length()) : scope;
        this.clientId = clientId;
        this.endpoint = endpoint(environment, tokensOfArc);
        this.pause = pause;
    }

    private static IdentityEndpoint endpoint(UnaryOperator<String> environment, Path tokensOfArc) {
        String endpoint = environment.apply("IDENTITY_ENDPOINT");
        String header = environment.apply("IDENTITY_HEADER");
        if (endpoint != null && header != null) {
            return new AppService(endpoint, header);
        }
        if (endpoint != null && environment.apply("IMDS_ENDPOINT") != null) {
            return new Arc(endpoint, tokensOfArc);
        }
        // the name in Microsoft's own libraries, for proxies of the metadata service in a cluster
        String host = environment.apply("AZURE_POD_IDENTITY_AUTHORITY_HOST");
        return new Imds(host == null ? Imds.ADDRESS : host.replaceFirst("/+$", ""));
    }

    private static Path tokensOfArc(UnaryOperator<String> environment) {
        String programs = environment.apply("ProgramData");
        return programs == null
                ? Path.of("/var/opt/azcmagent/tokens")
                : Path.of(programs, "AzureConnectedMachineAgent", "Tokens");
    }

    @Override
    public Credential open(CamelHttp http, Clock wall, Clock steady) {
        return new IdentityCredential(endpoint, resource, clientId, wall, steady, pause);
    }

    @Override
    public String described() {
        return (clientId.isEmpty() ? "system-assigned managed identity" : "managed identity " + clientId) + " by "
                + endpoint.name();
    }
}
