package dev.gangway.runner;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stays up until it is asked to stop, unless it is to end at once, and exits with 3. */
final class StoppableProgram {

    private StoppableProgram() {}

    @SuppressWarnings("try")
    public static void main(String[] arguments) {
        List<String> how = List.of(arguments);
        boolean hasWork = how.contains("with work");
        try (StopSignal signal = hasWork ? StopSignal.cutsWorkShort() : StopSignal.interruptsThisThread();
                AutoCloseable closed = () -> System.out.println("closed")) {
            var work = new CountDownLatch(how.contains("at once") ? 0 : 1);
            if (hasWork) {
                signal.first(() -> {
                    System.out.println("asked to finish");
                    work.countDown();
                });
            }
            System.out.println("up");
            work.await();
            if (hasWork) {
                System.out.println("finished");
            }
        } catch (Exception e) {
            System.out.println(e);
        }
        System.exit(3);
    }
}
