package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes and reads delta tokens: a row version and a server time, as in the service. */
public final class DeltaTokens {
    /** The default of {@code organization.ExpireChangeTrackingInDays}. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofDays(7);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

    private final Clock clock;
    private final Duration lifetime;
    private volatile long oldestValid;

    public DeltaTokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Expires all tokens of versions before this one. */
    public void expireBefore(long version) {
        oldestValid = version;
    }

    String issue(long version) {
        return version + "!" + TIME.format(LocalDateTime.now(clock));
    }

    /**
     * Returns the version in a token.
     *
     * @throws dev.gangway.sandbox.errors.DataverseException 400, with 0x80044352 when the token is too old
     */
    long read(String token) {
        int mark = token.indexOf('!');
        try {
            long version = Long.parseLong(token.substring(0, Math.max(mark, 0)));
            LocalDateTime issued = LocalDateTime.parse(token.substring(mark + 1), TIME);
            boolean old = issued.plus(lifetime).toInstant(ZoneOffset.UTC).isBefore(clock.instant());
            if (old || version < oldestValid) {
                throw Refusals.changesExpired();
            }
            return version;
        } catch (NumberFormatException | DateTimeException e) {
            throw ProtocolRefusals.general("The delta token '" + token + "' is not valid.");
        }
    }
}
