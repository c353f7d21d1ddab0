package dev.gangway.dataverse.component.connect;

import dev.gangway.dataverse.Dataverse;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Which environment, and as whom. Set once on the component, or on single endpoints. */
@UriParams
public class DataverseConfiguration extends NetworkOptions implements Cloneable {
    private static final List<String> CONNECTION = List.of(
            "environment",
            "tenantId",
            "tokenEndpoint",
            "clientId",
            "clientSecret",
            "scope",
            "tokenSource",
            "oauthProfile",
            "credential",
            "certificate",
            "certificatePassword");

    @UriParam(
            label = "common",
            description =
                    "Root of the environment, such as https://contoso.crm4.dynamics.com. Plain http is accepted for this machine only")
    @Metadata(important = true)
    private String environment;

    @UriParam(
            label = "security",
            description =
                    "Directory (tenant) of the app registration, as GUID or domain name; gives the token endpoint of Microsoft's public cloud")
    private String tenantId;

    @UriParam(
            label = "security",
            description = "OAuth 2.0 token endpoint, instead of tenantId; for national clouds and tests")
    private String tokenEndpoint;

    @UriParam(
            label = "security",
            description = "Application (client) id of the app registration that is bound to an application user")
    private String clientId;

    @UriParam(
            label = "security",
            secret = true,
            description = "The app registration's secret. It is sent to the token endpoint and nowhere else")
    private String clientSecret;

    @UriParam(
            label = "security",
            defaultValueNote = "the environment's root and /.default",
            description = "What the token is asked for; by default the environment's root and /.default")
    private String scope;

    @UriParam(
            label = "security",
            description =
                    "A bean that gives access tokens, instead of client id and secret: managed identity, certificates, a token service of one's own. It is asked when a token is needed, and again when the service no longer takes the last one")
    private Supplier<String> tokenSource;

    @UriParam(
            label = "security",
            description =
                    "A profile of camel-oauth (camel.oauth.NAME.*) that gives the tokens, instead of client id and secret; with its property scope set to the environment's root and /.default")
    private String oauthProfile;

    @UriParam(
            label = "security",
            defaultValue = "SECRET",
            description =
                    "What proves who the client is: the app registration's secret, its certificate, the identity that Azure gives to the machine (managedIdentity), or the federated token of a pod in Kubernetes (workloadIdentity)")
    private CredentialKind credential = CredentialKind.SECRET;

    @UriParam(
            label = "security",
            description =
                    "For credential=certificate: the file with it and its key, PKCS#12 or PEM; several, separated by commas, while one replaces the other")
    private String certificate;

    @UriParam(
            label = "security",
            secret = true,
            description = "For credential=certificate: the password of the file, where it has one")
    private String certificatePassword;

    @UriParam(
            label = "advanced",
            description =
                    "A client made elsewhere, instead of environment and sign-in. It is used with its token, its connections and what it knows of the service's limits, and is not closed")
    private Dataverse client;

    /**
     * What an endpoint starts with, which says more. Who brings a client of its own takes no connection from the component,
     * and who names an environment does not take the component's client.
     *
     * @param said the names of the options that the endpoint gives
     * @throws IllegalArgumentException when it gives a client and a connection
     */
    public DataverseConfiguration forEndpoint(Set<String> said) {
        boolean connects = CONNECTION.stream().anyMatch(said::contains);
        boolean brings = said.contains("client");
        if (connects && brings) {
            throw new IllegalArgumentException("dataverse: the option client brings its environment and sign-in along;"
                    + " leave out " + CONNECTION.stream().filter(said::contains).toList());
        }
        DataverseConfiguration own = brings ? new DataverseConfiguration() : copy();
        if (connects) {
            own.client = null;
        }
        return own;
    }

    /** Returns the service's address, as far as it is configured. */
    public String address() {
        return client == null ? environment : client.environment().toString();
    }

    /** Returns a copy, so that an endpoint's settings do not affect others. */
    public DataverseConfiguration copy() {
        try {
            return (DataverseConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getEnvironment() {
        return environment;
    }

    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    public String getTenantId() {
        return tenantId;
    }

    public void setTenantId(String tenantId) {
        this.tenantId = tenantId;
    }

    public String getTokenEndpoint() {
        return tokenEndpoint;
    }

    public void setTokenEndpoint(String tokenEndpoint) {
        this.tokenEndpoint = tokenEndpoint;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public Supplier<String> getTokenSource() {
        return tokenSource;
    }

    public void setTokenSource(Supplier<String> tokenSource) {
        this.tokenSource = tokenSource;
    }

    public String getOauthProfile() {
        return oauthProfile;
    }

    public void setOauthProfile(String oauthProfile) {
        this.oauthProfile = oauthProfile;
    }

    public CredentialKind getCredential() {
        return credential;
    }

    public void setCredential(CredentialKind credential) {
        this.credential = credential;
    }

    public String getCertificate() {
        return certificate;
    }

    public void setCertificate(String certificate) {
        this.certificate = certificate;
    }

    public String getCertificatePassword() {
        return certificatePassword;
    }

    public void setCertificatePassword(String certificatePassword) {
        this.certificatePassword = certificatePassword;
    }

    public Dataverse getClient() {
        return client;
    }

    public void setClient(Dataverse client) {
        this.client = client;
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "DataverseConfiguration[environment=" + address() + ", clientId=" + clientId + "]";
    }
}
