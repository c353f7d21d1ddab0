package dev.gangway.dataverse;

import static dev.gangway.dataverse.ScriptedService.error;
import static dev.gangway.dataverse.ScriptedService.json;
import static dev.gangway.dataverse.ScriptedService.text;
import static dev.gangway.dataverse.ScriptedService.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecrecyTest extends DataverseTestCase {
    private static final String TOKEN = "eyJ0eXAiOiJKV1Qi.payload.signature";
    private static final String[] LOGGERS = {
        "dev.gangway.dataverse", "org.apache.camel", "org.apache.camel.component.http"
    };

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("secrecy", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            log.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        LoggerContext logging = (LoggerContext) LogManager.getContext(false);
        for (String name : LOGGERS) {
            LoggerConfig everything = new LoggerConfig(name, Level.TRACE, false);
            everything.addAppender(appender, null, null);
            // the runner's own keeps quiet about addresses
            logging.getConfiguration().removeLogger(name);
            logging.getConfiguration().addLogger(name, everything);
        }
        logging.updateLoggers();
        service.answersToken(token(TOKEN, 3599), token(TOKEN + "2", 3599));
    }

    @AfterEach
    void stopListening() {
        LoggerContext logging = (LoggerContext) LogManager.getContext(false);
        for (String name : LOGGERS) {
            logging.getConfiguration().removeLogger(name);
        }
        logging.updateLoggers();
    }

    @Test
    void keepsSecretAndTokenAndBodiesOutOfTheLog() {
        service.answers(
                json(200, "{}"), text(401, "text/html", ""), error(400, "0x80044331", "A validation error occurred."));

        dataverse.get("contacts?$filter=emailaddress1 eq 'ida@fabrikam.example'");
        catchThrowable(() -> dataverse.batch(Batches.creations(2)));

        assertThat(log).anyMatch(line -> line.contains("/api/data/v9.2/contacts"));
        assertThat(log)
                .noneMatch(line -> line.contains(ScriptedService.SECRET)
                        || line.contains("s3cr3t")
                        || line.contains("payload.signature")
                        || line.contains("B2B request"));
    }

    @Test
    void keepsThemOutOfEveryFailure() {
        service.answers(
                error(400, "0x80040203", "The header Authorization: Bearer " + TOKEN + " is odd"),
                ScriptedService.dropped());

        Throwable refused = catchThrowable(() -> dataverse.get("leads"));
        Throwable dropped = catchThrowable(() -> dataverse.batch(Batches.creations(1)));

        for (Throwable failure : List.of(refused, dropped)) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("s3cr3t", "payload.signature", "B2B request");
            }
        }
    }
}
