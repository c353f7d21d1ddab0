package dev.gangway.wiring.network;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what another trusts, once the issuer of each certificate has been asked whether it was revoked. Asks each by itself:
 * Java's own check of a whole chain refuses certificates that name no place to ask, whatever it is told.
 */
final class AskingTrust extends X509ExtendedTrustManager {
    /** {@code cRLDistributionPoints} and {@code authorityInfoAccess} (RFC 5280). */
    private static final List<String> PLACES_TO_ASK = List.of("2.5.29.31", "1.3.6.1.5.5.7.1.1");

    private final X509ExtendedTrustManager trust;
    private final boolean strict;

    /** @param strict whether an issuer that cannot be asked makes a certificate no good */
    AskingTrust(X509ExtendedTrustManager trust, boolean strict) {
        this.trust = trust;
        this.strict = strict;
    }

    private void ask(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate certificate : chain) {
            Optional<X509Certificate> issuer = issuer(certificate, chain);
            // what is trusted itself was issued by nobody who could be asked
            if (issuer.isPresent() && !Arrays.asList(trust.getAcceptedIssuers()).contains(certificate)) {
                try {
                    ask(certificate, issuer.get());
                } catch (GeneralSecurityException e) {
                    throw new CertificateException("The certificate of " + certificate.getSubjectX500Principal(), e);
                }
            }
        }
    }

    private Optional<X509Certificate> issuer(X509Certificate certificate, X509Certificate[] chain) {
        return Stream.concat(Arrays.stream(trust.getAcceptedIssuers()), Arrays.stream(chain))
                .filter(one -> one.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .findFirst();
    }

    private void ask(X509Certificate certificate, X509Certificate issuer) throws GeneralSecurityException {
        if (PLACES_TO_ASK.stream().allMatch(place -> certificate.getExtensionValue(place) == null)) {
            if (strict) {
                throw new CertPathValidatorException(
                        "It names no place to ask", null, null, -1, BasicReason.UNDETERMINED_REVOCATION_STATUS);
            }
            return;
        }
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(strict ? Set.of() : Set.of(PKIXRevocationChecker.Option.SOFT_FAIL));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(path, parameters);
        } catch (CertPathValidatorException e) {
            if (strict || e.getReason() != BasicReason.UNDETERMINED_REVOCATION_STATUS) {
                throw e;
            }
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkServerTrusted(chain, type);
        ask(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        trust.checkServerTrusted(chain, type, socket);
        ask(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        trust.checkServerTrusted(chain, type, engine);
        ask(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        trust.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        trust.checkClientTrusted(chain, type, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
