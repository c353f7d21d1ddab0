package dev.gangway.dataverse.component.connect;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.signin.AppRegistration;
import dev.gangway.odata.signin.ClientSecret;
import dev.gangway.odata.signin.FederatedToken;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.odata.signin.certificate.CertificateFileException;
import dev.gangway.odata.signin.certificate.ClientCertificate;
import dev.gangway.odata.signin.managed.ManagedIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** Creates a client from settings. */
final class Connecting {
    private Connecting() {}

    static Dataverse to(CamelContext context, ClientSettings settings) {
        ClientSettings.Way way = settings.way();
        String scope =
                settings.scope() == null ? DataverseConnection.scopeOf(settings.environment()) : settings.scope();
        ServiceConnection connection =
                new ServiceConnection(settings.environment(), null, null, null, scope, way.limits());
        return new Dataverse(context, connection, signIn(settings, scope), way.network());
    }

    private static SignIn signIn(ClientSettings settings, String scope) {
        ClientSettings.Proof proof = settings.proof();
        if (proof.kind() == null) {
            return SignIn.of(proof.tokens());
        }
        return switch (proof.kind()) {
            case SECRET -> SignIn.of(application(settings, scope), new ClientSecret(proof::secret));
            case CERTIFICATE -> SignIn.of(application(settings, scope), certificate(proof));
            case MANAGED_IDENTITY -> new ManagedIdentity(scope, settings.clientId(), System::getenv);
            case WORKLOAD_IDENTITY -> SignIn.of(application(settings, scope), federated());
        };
    }

    private static AppRegistration application(ClientSettings settings, String scope) {
        return new AppRegistration(settings.tokenEndpoint(), settings.clientId(), scope);
    }

    private static ClientCertificate certificate(ClientSettings.Proof proof) {
        List<Path> files = Stream.of(proof.certificate().split(","))
                .map(String::strip)
                .map(Path::of)
                .toList();
        var certificate =
                new ClientCertificate(files, () -> proof.secret() == null ? "" : proof.secret(), Clock.systemUTC());
        try {
            certificate.check();
        } catch (CertificateFileException e) {
            throw new IllegalArgumentException("dataverse: certificate: " + e.getMessage(), e);
        }
        return certificate;
    }

    private static FederatedToken federated() {
        String file = System.getenv("AZURE_FEDERATED_TOKEN_FILE");
        if (file == null) {
            throw new IllegalArgumentException("dataverse: credential is workloadIdentity, but the environment has no"
                    + " AZURE_FEDERATED_TOKEN_FILE: label the pod azure.workload.identity/use: \"true\"");
        }
        return new FederatedToken(Path.of(file));
    }
}
