package dev.gangway.onboarding.doctor.database;

import dev.gangway.database.Database;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What time it is for a database. */
record DatabaseClock(Database database) implements Supplier<Optional<Instant>> {
    @Override
    public Optional<Instant> get() {
        Object now = database.rows("doctor/clock", Map.of()).get(0).get("now");
        if (now instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        // the driver's Timestamp, which the row shows in the zone of this JVM
        return now instanceof LocalDateTime time
                ? Optional.of(time.atZone(ZoneId.systemDefault()).toInstant())
                : Optional.empty();
    }
}
