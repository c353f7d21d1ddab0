package dev.gangway.odata.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Explains why a TLS connection failed, because Java's own messages are hard to understand. */
public final class TlsTrouble {
    private static final int DEEPEST = 20;

    private TlsTrouble() {}

    /** Returns the explanation; empty when the failure is not about TLS. */
    public static String words(Throwable failure) {
        if (has(failure, CertificateExpiredException.class)) {
            return "the server's certificate has expired (or this machine's clock is wrong)";
        }
        if (has(failure, CertificateNotYetValidException.class)) {
            return "the server's certificate is not valid yet (or this machine's clock is wrong)";
        }
        if (has(failure, CertificateRevokedException.class)) {
            return "the server's certificate was revoked";
        }
        if (chain(failure).anyMatch(TlsTrouble::isUndetermined)) {
            return "whether the server's certificate was revoked cannot be learnt from its issuer";
        }
        if (has(failure, SSLPeerUnverifiedException.class)
                || says(failure, CertificateException.class, "subject alternative")) {
            return "the server's certificate is for another host; is the address right, or something between?";
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return "the issuer of the server's certificate is not trusted here: put it into the trust store";
        }
        if (says(failure, SSLException.class, "protocol_version")
                || says(failure, SSLException.class, "appropriate protocol")) {
            return "the server speaks only versions of TLS that are not safe any more; 1.2 is the least";
        }
        if (says(failure, SSLException.class, "certificate_required")
                || says(failure, SSLException.class, "bad_certificate")) {
            return "the server wants a certificate of ours, and got none that it takes";
        }
        return has(failure, SSLException.class) ? "no encrypted connection" : "";
    }

    private static boolean isUndetermined(Throwable cause) {
        return cause instanceof CertPathValidatorException refused
                && refused.getReason() == BasicReason.UNDETERMINED_REVOCATION_STATUS;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    private static boolean says(Throwable failure, Class<? extends Throwable> type, String word) {
        return chain(failure).filter(type::isInstance).anyMatch(cause -> String.valueOf(cause.getMessage())
                .toLowerCase(Locale.ROOT)
                .contains(word));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
