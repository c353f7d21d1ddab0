package dev.gangway.odata.signin.certificate;

import dev.gangway.odata.SignInException;
import dev.gangway.odata.signin.AppRegistration;
import dev.gangway.odata.signin.ClientProof;
import dev.gangway.odata.signin.FederatedToken;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate, or two during a rollover. The newest valid one is tried first; if the token endpoint does not know
 * it yet, the next one is. The files are read for each request, so a new one needs no restart. Thread-safe.
 */
public final class ClientCertificate implements ClientProof {
    private static final Logger LOG = LoggerFactory.getLogger(ClientCertificate.class);

    private final List<Path> files;
    private final Supplier<String> password;
    private final Clock clock;
    /** Thumbprints that were rejected at some time. */
    private final Set<String> refused = new HashSet<>();

    /** Thumbprints sent for the token that is being requested. */
    private final Set<String> sentNow = new HashSet<>();

    private boolean goesOn;

    private List<SigningKey> keys = List.of();
    private SigningKey sent;

    /**
     * @param files PEM or PKCS#12, each with one certificate or more
     * @param password password of all of them; empty for none
     */
    public ClientCertificate(List<Path> files, Supplier<String> password, Clock clock) {
        this.files = List.copyOf(files);
        this.password = password;
        this.clock = clock;
    }

    /** @throws CertificateFileException when a file cannot be used */
    public void check() throws CertificateFileException {
        for (Path file : files) {
            CertificateFile.read(file, password.get());
        }
    }

    @Override
    public synchronized Map<String, String> fields(AppRegistration application) {
        if (!goesOn) {
            sentNow.clear();
        }
        goesOn = false;
        read();
        SigningKey key = next().orElseThrow(this::noneValid);
        sentNow.add(key.thumbprint());
        sent = key;
        return Map.of(
                "client_assertion_type",
                FederatedToken.ASSERTION_TYPE,
                "client_assertion",
                ClientAssertion.of(key, application, clock.instant()));
    }

    @Override
    public synchronized boolean hasAnother() {
        if (sent != null) {
            refused.add(sent.thumbprint());
        }
        read();
        goesOn = next().isPresent();
        return goesOn;
    }

    /**
     * Returns the newest one that was not rejected; otherwise one rejected some time ago, as it may have been
     * registered since.
     */
    private Optional<SigningKey> next() {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> key.isValid(now) && !sentNow.contains(key.thumbprint()))
                .max(Comparator.comparing((SigningKey key) -> !refused.contains(key.thumbprint()))
                        .thenComparing(SigningKey::begin));
    }

    /** Reads the files. If one is just being written, the certificates read before stay in use. */
    private void read() {
        try {
            List<SigningKey> found = new ArrayList<>();
            for (Path file : files) {
                found.addAll(CertificateFile.read(file, password.get()));
            }
            keys = List.copyOf(found);
        } catch (CertificateFileException e) {
            if (keys.isEmpty()) {
                throw new SignInException("The certificate cannot be used: " + e.getMessage(), 0, null, null);
            }
            LOG.warn("The certificate read before is used on: {}", e.getMessage());
        }
    }

    private SignInException noneValid() {
        Instant now = clock.instant();
        SigningKey last =
                keys.stream().max(Comparator.comparing(SigningKey::end)).orElseThrow();
        return new SignInException(
                "The " + last
                        + (now.isBefore(last.begin())
                                ? " is not valid before " + last.begin() + ": correct this machine's clock"
                                : " ended on " + last.end()
                                        + ": make a new one, register it with the application and replace the file"),
                0,
                null,
                null);
    }

    /** Returns the one that would be sent now. */
    private synchronized Optional<SigningKey> current() {
        try {
            read();
        } catch (SignInException e) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return keys.stream()
                .max(Comparator.comparing((SigningKey key) -> key.isValid(now))
                        .thenComparing(key -> !refused.contains(key.thumbprint()))
                        .thenComparing(SigningKey::begin));
    }

    @Override
    public String described() {
        return current().map(SigningKey::toString).orElse("certificate");
    }

    @Override
    public Optional<Instant> end() {
        return current().map(SigningKey::end);
    }
}
