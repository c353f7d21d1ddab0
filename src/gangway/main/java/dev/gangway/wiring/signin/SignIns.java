package dev.gangway.wiring.signin;

import dev.gangway.SettingException;
import dev.gangway.odata.signin.AppRegistration;
import dev.gangway.odata.signin.ClientSecret;
import dev.gangway.odata.signin.FederatedToken;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.odata.signin.certificate.CertificateFileException;
import dev.gangway.odata.signin.certificate.ClientCertificate;
import dev.gangway.odata.signin.managed.ManagedIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Makes ways to sign in from settings. Its refusals name setting, cause and cure. */
public final class SignIns {
    private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com";
    private static final String US_GOVERNMENT = "https://login.microsoftonline.us";
    private static final String CHINA = "https://login.partner.microsoftonline.cn";

    private final SignInSettings settings;
    private final UnaryOperator<String> environment;

    public SignIns(SignInSettings settings) {
        this.settings = settings;
        this.environment = settings.environment();
    }

    /**
     * @param scope what the token is for
     * @param host of the service, which tells the cloud that it is in
     * @throws SettingException when something is missing or cannot be right
     */
    public SignIn signIn(String scope, String host) {
        return switch (settings.kind()) {
            case SECRET -> {
                AppRegistration application = application(scope, host);
                settings.required("client-secret");
                yield SignIn.of(application, new ClientSecret(() -> settings.text("client-secret")));
            }
            case CERTIFICATE -> SignIn.of(application(scope, host), certificate());
            case MANAGED_IDENTITY -> new ManagedIdentity(scope, settings.text("client-id"), environment);
            case WORKLOAD_IDENTITY -> workload(scope, host);
        };
    }

    private AppRegistration application(String scope, String host) {
        return new AppRegistration(tokenUrl(host, null), settings.required("client-id"), scope);
    }

    private ClientCertificate certificate() {
        List<Path> files = Arrays.stream(settings.required("certificate").split(","))
                .map(String::strip)
                .map(Path::of)
                .toList();
        var certificate = new ClientCertificate(files, () -> settings.text("certificate-password"), Clock.systemUTC());
        try {
            certificate.check();
        } catch (CertificateFileException e) {
            throw new SettingException(settings.key("certificate") + ": " + e.getMessage());
        }
        return certificate;
    }

    /** The variables are those that Azure's webhook puts into a pod; settings win over them. */
    private SignIn workload(String scope, String host) {
        String file = environment.apply("AZURE_FEDERATED_TOKEN_FILE");
        if (file == null) {
            throw new SettingException(settings.key("credential")
                    + " is workload-identity, but the environment has no AZURE_FEDERATED_TOKEN_FILE: label the pod"
                    + " azure.workload.identity/use: \"true\", or set the variable to the file with the token");
        }
        String injected = environment.apply("AZURE_CLIENT_ID");
        String clientId = injected == null || settings.has("client-id") ? settings.required("client-id") : injected;
        return SignIn.of(
                new AppRegistration(tokenUrl(host, environment.apply("AZURE_TENANT_ID")), clientId, scope),
                new FederatedToken(Path.of(file)));
    }

    /** @param injectedTenant used when none is set; may be null */
    private URI tokenUrl(String host, String injectedTenant) {
        // a tenant of its own does not sign in where its twin does
        boolean ownTenant = settings.hasOwn("tenant-id") && !settings.hasOwn("token-url");
        if (settings.has("token-url") && !ownTenant) {
            return SecureUrl.of(
                    settings.key("token-url"), settings.text("token-url"), PUBLIC_CLOUD + "/TENANT/oauth2/v2.0/token");
        }
        String tenant =
                injectedTenant == null || settings.has("tenant-id") ? settings.required("tenant-id") : injectedTenant;
        if (!tenant.matches("[A-Za-z0-9.-]+")) {
            throw new SettingException(settings.key("tenant-id")
                    + " is neither a GUID nor a domain such as contoso.onmicrosoft.com: the directory (tenant) ID stands on"
                    + " the app registration's overview page");
        }
        return URI.create(authority(host) + "/" + tenant + "/oauth2/v2.0/token");
    }

    private String authority(String host) {
        if (settings.has("authority")) {
            URI given = SecureUrl.of(settings.key("authority"), settings.text("authority"), PUBLIC_CLOUD);
            return given.getScheme() + "://" + given.getAuthority();
        }
        String injected = environment.apply("AZURE_AUTHORITY_HOST");
        if (injected != null && settings.kind() == CredentialKind.WORKLOAD_IDENTITY) {
            return SecureUrl.of("AZURE_AUTHORITY_HOST", injected, PUBLIC_CLOUD)
                    .toString()
                    .replaceFirst("/+$", "");
        }
        return authorityOf(host.toLowerCase(Locale.ROOT));
    }

    /** "Microsoft Entra authentication and national clouds". */
    private static String authorityOf(String host) {
        if (host.endsWith(".us") || host.endsWith(".usgovcloudapi.net")) {
            return US_GOVERNMENT;
        }
        return host.endsWith(".cn") ? CHINA : PUBLIC_CLOUD;
    }
}
