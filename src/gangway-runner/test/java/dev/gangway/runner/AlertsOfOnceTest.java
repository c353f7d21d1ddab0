package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.runner.Surroundings.Commerce;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who runs batches is told as well. */
class AlertsOfOnceTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Commerce.class)
    void eachRunTellsWhatIsNewAndWhatIsOver(Commerce commerce) throws Exception {
        try (Surroundings surroundings =
                new Surroundings(directory, commerce, "gangway.alerts.mail.to=operators@fabrikam.example")) {
            surroundings.submit(1);
            surroundings.execute("UPDATE ax.channelrequest SET lastname = NULL");

            surroundings.type("once");
            assertThat(subjects(surroundings))
                    .containsExactly("[Gangway] 1 record waits for a person: 1 RequestInvalid in"
                            + " synchronize-channel-requests");
            surroundings.type("once");
            assertThat(subjects(surroundings)).hasSize(1);

            surroundings.type("errors", "discard", "--all");
            surroundings.type("once");
            assertThat(subjects(surroundings)).hasSize(2);
            assertThat(subjects(surroundings).get(1))
                    .isEqualTo("[Gangway] Over: no record waits for a person any more");
        }
    }

    private static List<String> subjects(Surroundings surroundings) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : surroundings.mailbox.getReceivedMessages()) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }
}
