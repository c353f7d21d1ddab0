package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.sandbox.control.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sales asks to be left alone while {@code once} is at work, or between two of them. */
class RestOfSalesTest {
    private static final String LIMIT = "0x80072322";

    @TempDir
    Path directory;

    @Test
    void aWaitThatFitsIntoTheWorkingTimeIsWaitedFor() throws Exception {
        try (var world = new Surroundings(directory, Commerce.EMBEDDED)) {
            world.submit(3);
            world.sales.control().failNext(Fault.throttled(LIMIT, 2).on("POST", "$batch"));

            Terminal.Result once = world.type("once", "--max-seconds", "45");

            assertThat(once.exitCode()).as(once.out() + once.err()).isZero();
            assertThat(world.rows("leads")).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Commerce.class)
    void aWaitThatDoesNotFitIsHonouredByTheNextProcess(Commerce commerce) throws Exception {
        try (var world = new Surroundings(directory, commerce)) {
            world.submit(3);
            world.sales.control().failNext(Fault.throttled(LIMIT, 600).on("POST", "$batch"));
            Terminal.Result first = world.type("once", "--max-seconds", "45");
            assertThat(first.exitCode()).isEqualTo(ExitCode.COULD_NOT);
            assertThat(first.out()).contains("did not finish");
            long asked = world.sales.control().requestCount();

            Terminal.Result second = world.type("once", "--max-seconds", "45");

            assertThat(second.exitCode()).isEqualTo(ExitCode.COULD_NOT);
            assertThat(second.out()).contains("left alone");
            assertThat(world.sales.control().requestCount()).isEqualTo(asked);
            assertThat(world.rows("leads")).isEmpty();

            world.execute("DELETE FROM gangway.salesrest");
            Terminal.Result third = world.type("once");
            assertThat(third.exitCode()).as(third.out() + third.err()).isZero();
            assertThat(world.rows("leads")).hasSize(3);
        }
    }
}
