package dev.gangway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {
    @ParameterizedTest
    @EnumSource
    void aJobHasARouteFileOfItsName(Job job) {
        assertThat(JobTest.class.getResource("/gangway/routes/" + job.id() + ".camel.yaml"))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aJobIsFoundByItsName(Job job) {
        assertThat(Job.of(job.id())).contains(job);
        assertThat(job.queues()).startsWith(job.id());
    }

    @Test
    void theFirstJobWakesAllOthersInTheEnd() {
        Set<Job> awake = EnumSet.of(Job.PULL_REQUESTS);
        for (Job ignored : Job.values()) {
            awake.addAll(awake.stream().flatMap(job -> job.wakes().stream()).collect(Collectors.toSet()));
        }

        assertThat(awake).containsExactly(Job.values());
    }

    @Test
    void whatTriggersMakeDueIsWokenByAJob() throws IOException {
        Set<Job> woken =
                Arrays.stream(Job.values()).flatMap(job -> job.wakes().stream()).collect(Collectors.toSet());

        try (InputStream triggers =
                JobTest.class.getResourceAsStream("/gangway/schema/headquarters/hsqldb/V3__change_capture.sql")) {
            String text = new String(triggers.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Arrays.stream(Job.values()).filter(job -> text.contains("'" + job.id() + "'")))
                    .isNotEmpty()
                    .isSubsetOf(woken);
        }
    }

    @Test
    void namesAreAllDifferent() {
        assertThat(Arrays.stream(Job.values()).flatMap(job -> job.queues().stream()))
                .doesNotHaveDuplicates();
    }
}
