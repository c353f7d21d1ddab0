package dev.gangway.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox}: the Sales sandbox alone. */
@Command(
        name = "sandbox",
        description = {
            "Runs only the Sales sandbox, for tests of other programs (needs lib-demo).",
            "",
            "Simulates the Dataverse Web API v9.2 on 127.0.0.1. All data is in memory and is lost at exit. "
                    + "When it is ready, it prints one line of JSON: url, tokenUrl, clientId, clientSecret, controlUrl, and "
                    + "with sellerClientId and sellerClientSecret the credentials of a salesperson; with --fno-port also fno, an object of the first five for "
                    + "Finance and Operations.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped", "1:could not start, for example because a port is taken"},
        footerHeading = "%nExample:%n",
        footer = "  gangway sandbox --port 8090")
final class SandboxCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "port of the Web API; 0 = any free port")
    private int port;

    @Option(
            names = "--control-port",
            paramLabel = "M",
            defaultValue = "0",
            description = "port of the control API: faults, clock, received requests; 0 = any free port")
    private int controlPort;

    @Option(
            names = "--fno-port",
            paramLabel = "K",
            description = "also run a sandbox of Finance and Operations on this port; 0 = any free port")
    private Integer fnoPort;

    @Option(names = "--strict", description = "refuse requests that the real service would silently ignore")
    private boolean strict;

    @Override
    @SuppressWarnings("try")
    public Integer call() throws Exception {
        DemoParts.require();
        try (StopSignal signal = StopSignal.interruptsThisThread()) {
            StandaloneSandbox.run(
                    port, controlPort, fnoPort, strict, spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }
}
