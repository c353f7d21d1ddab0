package dev.gangway.wiring.network;

import dev.gangway.Setting;
import dev.gangway.odata.signin.Ending;
import dev.gangway.odata.signin.certificate.CertificateFileException;
import dev.gangway.odata.signin.certificate.CertificateStores;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** The certificate that servers are shown in TLS. Its file is read for each question. */
public final class OwnCertificate implements Ending {
    private final String file;
    private final Function<Setting, String> text;

    private OwnCertificate(String file, Function<Setting, String> text) {
        this.file = file;
        this.text = text;
    }

    /** @param text gives a setting's value */
    public static Optional<OwnCertificate> of(Function<Setting, String> text) {
        return Optional.of(text.apply(Setting.TLS_CERTIFICATE))
                .filter(file -> !file.isEmpty())
                .map(file -> new OwnCertificate(file, text));
    }

    @Override
    public String described() {
        return "certificate for TLS in " + file;
    }

    /** Of the first that ends; empty when the file cannot be read now. */
    @Override
    public Optional<Instant> end() {
        try {
            KeyStore store = CertificateStores.withKeys(Path.of(file), text.apply(Setting.TLS_CERTIFICATE_PASSWORD));
            return Collections.list(store.aliases()).stream()
                    .map(alias -> certificate(store, alias).getNotAfter().toInstant())
                    .min(Comparator.naturalOrder());
        } catch (CertificateFileException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static X509Certificate certificate(KeyStore store, String alias) {
        try {
            return (X509Certificate) store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The store was loaded", e);
        }
    }
}
