package dev.gangway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private static final String JOB = "prospects-to-leads";

    private final SettableClock clock = new SettableClock();
    private final Outages outages = new Outages(clock);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LogManager.getLogger(Outages.class);
    private final AbstractAppender appender = new AbstractAppender("outages", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            log.add(event.getMessage().getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        logger.removeAppender(appender);
    }

    @Test
    void anOutageIsOneLineWhenItBeginsAndOneWhenItIsOver() {
        for (int i = 0; i < 20; i++) {
            outages.begin(JOB, "connection refused", Duration.ZERO);
        }
        outages.over(JOB);
        outages.over(JOB);

        assertThat(log).hasSize(2);
        assertThat(log.get(0)).isEqualTo("prospects-to-leads waits: connection refused");
        assertThat(log.get(1)).startsWith("prospects-to-leads goes on after 20 attempts");
    }

    @Test
    void oneWaitsAsLongAsOneIsTold() {
        outages.begin(JOB, "429", Duration.ofMinutes(5));

        assertThat(outages.ready(JOB)).isFalse();
        assertThat(outages.remaining(JOB)).isEqualTo(Duration.ofMinutes(5));
        assertThat(outages.ready("P-0001")).isTrue();

        clock.advance(Duration.ofMinutes(5));

        assertThat(outages.ready(JOB)).isTrue();
    }

    @Test
    void whoIsNotToldWaitsEverLongerButNotForEver() {
        outages.begin("1010", "503", null);
        assertThat(outages.remaining("1010")).isLessThanOrEqualTo(Duration.ofSeconds(1));

        for (int i = 0; i < 100; i++) {
            outages.begin(JOB, "503", null);
            clock.advance(outages.remaining(JOB));
        }
        outages.begin(JOB, "503", null);
        assertThat(outages.remaining(JOB)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    }
}
