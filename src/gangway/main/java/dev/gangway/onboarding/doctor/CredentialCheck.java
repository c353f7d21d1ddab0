package dev.gangway.onboarding.doctor;

import dev.gangway.odata.signin.Ending;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * With what Gangway signs in, and until when.
 *
 * @param service whom to, as in its settings
 * @param cure what to do before it ends
 */
record CredentialCheck(String service, Ending credential, Clock clock, String cure) implements Check {
    private static final Map<String, String> NAMES =
            Map.of("sales", "Sales", "fno", "Finance and Operations", "tls", "TLS");

    /** What to do before that of a service ends. */
    static String cure(String service) {
        if (service.equals("tls")) {
            return "Put a new certificate with its key into the file that gangway.tls.certificate names, and restart";
        }
        boolean isDatabase = service.equals("headquarters") || service.equals("channel");
        return "Create a new certificate, register it with the application, and add it to the file that gangway."
                + (isDatabase ? "sales" : service) + ".certificate names, beside the old one; no restart is needed";
    }

    @Override
    public String name() {
        return "credential of " + NAMES.getOrDefault(service, service);
    }

    @Override
    public List<Finding> look() {
        Optional<Instant> end = credential.end();
        if (end.isEmpty()) {
            return List.of(Finding.ok(name(), credential.described() + "; its expiry date is not known"));
        }
        Instant now = clock.instant();
        long days = ChronoUnit.DAYS.between(now, end.get());
        if (!now.isBefore(end.get())) {
            return List.of(Finding.problem(name(), credential.described() + " expired on " + end.get(), cure));
        }
        return List.of(
                credential.endsSoon(now)
                        ? Finding.warning(
                                name(), credential.described() + " expires in " + days + " days, on " + end.get(), cure)
                        : Finding.ok(name(), credential.described() + ", valid until " + end.get()));
    }
}
