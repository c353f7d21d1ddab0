package dev.gangway.runner;

import java.util.concurrent.CountDownLatch;

/** Stays up until it is asked to stop, unless it has an argument, and exits with 3. */
final class StoppableProgram {

    private StoppableProgram() {}

    @SuppressWarnings("try")
    public static void main(String[] arguments) {
        try (StopSignal signal = StopSignal.interruptsThisThread();
                AutoCloseable work = () -> System.out.println("closed")) {
            System.out.println("up");
            new CountDownLatch(arguments.length == 0 ? 1 : 0).await();
        } catch (Exception e) {
            System.out.println(e);
        }
        System.exit(3);
    }
}
