package dev.gangway.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.sandbox.SalesSandbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox}: the Sales sandbox alone. */
@Command(
        name = "sandbox",
        description = {
            "Runs the Sales sandbox alone, for other people's tests.",
            "",
            "It answers on 127.0.0.1 like the Dataverse Web API v9.2, keeps everything in memory and forgets it at the end. "
                    + "When it is ready it prints one line of JSON: url, tokenUrl, clientId, clientSecret, controlUrl, and "
                    + "with sellerClientId and sellerClientSecret the credentials of a salesperson.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped", "1:could not start, for example because a port is taken"},
        footerHeading = "%nExample:%n",
        footer = "  gangway sandbox --port 8090")
final class SandboxCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "of the Web API; 0 = any free port")
    private int port;

    @Option(
            names = "--control-port",
            paramLabel = "M",
            defaultValue = "0",
            description = "of the control surface: faults, clock, what was received; 0 = any free port")
    private int controlPort;

    @Option(names = "--strict", description = "refuse what the real service would swallow in silence")
    private boolean strict;

    @Override
    @SuppressWarnings("try")
    public Integer call() throws Exception {
        try (StopSignal signal = StopSignal.interruptsThisThread();
                SalesSandbox sandbox = SalesSandbox.builder()
                        .port(port)
                        .controlPort(controlPort)
                        .strict(strict)
                        .start()) {
            spec.commandLine().getOut().println(readyLine(sandbox));
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        }
    }

    private static String readyLine(SalesSandbox sandbox) throws JsonProcessingException {
        Map<String, Object> ready = new LinkedHashMap<>();
        ready.put("url", sandbox.url());
        ready.put("tokenUrl", sandbox.tokenUrl());
        ready.put("clientId", sandbox.clientId());
        ready.put("clientSecret", sandbox.clientSecret());
        ready.put("controlUrl", sandbox.controlUrl());
        ready.put("sellerClientId", sandbox.sellerClientId());
        ready.put("sellerClientSecret", sandbox.sellerClientSecret());
        return new ObjectMapper().writeValueAsString(ready);
    }
}
