package dev.gangway.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.fno.FnoSandbox;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The Sales sandbox as a process of its own. Apart from {@link SandboxCommand}, which must load without the sandbox. */
final class StandaloneSandbox {
    private StandaloneSandbox() {}

    /** Stays up until the thread is interrupted. */
    static void run(int port, int controlPort, Integer fnoPort, boolean strict, PrintWriter out)
            throws InterruptedException, JsonProcessingException {
        try (SalesSandbox sandbox = SalesSandbox.builder()
                        .port(port)
                        .controlPort(controlPort)
                        .strict(strict)
                        .start();
                FnoSandbox fno = fnoPort == null ? null : FnoSandbox.start(fnoPort, 0)) {
            out.println(readyLine(sandbox, fno));
            new CountDownLatch(1).await();
        }
    }

    private static String readyLine(SalesSandbox sandbox, FnoSandbox fno) throws JsonProcessingException {
        Map<String, Object> ready = new LinkedHashMap<>();
        ready.put("url", sandbox.url());
        ready.put("tokenUrl", sandbox.tokenUrl());
        ready.put("clientId", sandbox.clientId());
        ready.put("clientSecret", sandbox.clientSecret());
        ready.put("controlUrl", sandbox.controlUrl());
        ready.put("sellerClientId", sandbox.sellerClientId());
        ready.put("sellerClientSecret", sandbox.sellerClientSecret());
        if (fno != null) {
            Map<String, Object> second = new LinkedHashMap<>();
            second.put("url", fno.url());
            second.put("tokenUrl", fno.tokenUrl());
            second.put("clientId", fno.clientId());
            second.put("clientSecret", fno.clientSecret());
            second.put("controlUrl", fno.controlUrl());
            ready.put("fno", second);
        }
        return new ObjectMapper().writeValueAsString(ready);
    }
}
