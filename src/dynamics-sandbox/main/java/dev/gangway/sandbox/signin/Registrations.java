package dev.gangway.sandbox.signin;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The credentials of the app registrations: secrets, certificates and federated credentials, added and removed as in
 * the portal.
 */
public final class Registrations {
    private final Map<String, Registered> applications;

    /**
     * A federated identity credential.
     *
     * @param key the key with which the issuer signs its tokens
     */
    public record Federation(String issuer, String subject, String audience, PublicKey key) {}

    private static final class Registered {
        private final Application application;
        private volatile String secret;
        private final List<X509Certificate> certificates = new CopyOnWriteArrayList<>();
        private final List<Federation> federations = new CopyOnWriteArrayList<>();

        Registered(Application application) {
            this.application = application;
            this.secret = application.clientSecret();
        }
    }

    Registrations(Collection<Application> applications) {
        this.applications = applications.stream()
                .map(Registered::new)
                .collect(Collectors.toMap(
                        one -> one.application.clientId(),
                        Function.identity(),
                        (one, other) -> one,
                        ConcurrentHashMap::new));
    }

    /** Replaces the secret; the old one is no longer valid. */
    public void replaceSecret(String clientId, String secret) {
        of(clientId).secret = secret;
    }

    public void addCertificate(String clientId, X509Certificate certificate) {
        of(clientId).certificates.add(certificate);
    }

    public void removeCertificate(String clientId, X509Certificate certificate) {
        of(clientId).certificates.remove(certificate);
    }

    public void federate(String clientId, Federation federation) {
        of(clientId).federations.add(federation);
    }

    public void endFederation(String clientId, Federation federation) {
        of(clientId).federations.remove(federation);
    }

    Application application(String clientId) {
        Registered known = applications.get(clientId);
        return known == null ? null : known.application;
    }

    String secret(String clientId) {
        return of(clientId).secret;
    }

    List<X509Certificate> certificates(String clientId) {
        return of(clientId).certificates;
    }

    List<Federation> federations(String clientId) {
        return of(clientId).federations;
    }

    private Registered of(String clientId) {
        Registered known = applications.get(clientId);
        if (known == null) {
            throw new IllegalArgumentException("Unknown client id: " + clientId);
        }
        return known;
    }
}
