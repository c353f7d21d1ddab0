package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Drives the sandbox with clients from the npm registry, unmodified; every check of theirs shows as a test. */
class NodeClientsTest {
    private static final Path SOURCES = Path.of("src/dynamics-sandbox/test/node");
    private static final Path WORK = Path.of("target/node-clients");
    private static final long MINUTES = 3;

    @TempDir
    static Path temporary;

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(run(Path.of("."), Map.of(), "node", "--version").status() == 0, "Node is not installed");
        Files.createDirectories(WORK);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, WORK.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path lock = WORK.resolve("package-lock.json");
        Path installed = WORK.resolve("installed-lock.json");
        boolean current = Files.exists(installed) && Files.mismatch(lock, installed) == -1;
        if (!current) {
            Outcome outcome = run(WORK, Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            assertThat(outcome.status()).as(outcome.output()).isZero();
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @TestFactory
    Stream<DynamicTest> dynamicsWebApi() throws Exception {
        try (SalesSandbox sandbox = SalesSandbox.builder()
                .strict(true)
                .alternateKey("account", "contoso_accountnumber", "accountnumber")
                .alternateKey("lead", "contoso_prospectid", "msdyn_prospectid")
                .start()) {
            return checks(sandbox, Map.of(), "dynamics-web-api.test.js");
        }
    }

    @TestFactory
    Stream<DynamicTest> oJs() throws Exception {
        try (SalesSandbox sandbox = SalesSandbox.builder().strict(true).start()) {
            return checks(sandbox, Map.of(), "o.test.js");
        }
    }

    @TestFactory
    Stream<DynamicTest> msal() throws Exception {
        SelfSigned identity = SelfSigned.create(temporary);
        try (SalesSandbox sandbox = SalesSandbox.builder()
                .https(identity.keyStore(), identity.password())
                .start()) {
            Map<String, String> trust =
                    Map.of("NODE_EXTRA_CA_CERTS", identity.certificate().toString());
            return checks(sandbox, trust, "msal.test.js");
        }
    }

    private static Stream<DynamicTest> checks(SalesSandbox sandbox, Map<String, String> more, String script)
            throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SANDBOX_URL", sandbox.url().toString());
        environment.put("SANDBOX_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("SANDBOX_CLIENT_ID", sandbox.clientId());
        environment.put("SANDBOX_CLIENT_SECRET", sandbox.clientSecret());
        Outcome outcome = run(WORK, environment, "node", "--test", "--test-reporter=tap", script);
        List<TapCheck> checks = TapCheck.parse(outcome.output());
        assertThat(checks).as(outcome.output()).isNotEmpty();
        return checks.stream()
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> {
                    if (!check.passed()) {
                        fail(check.details());
                    }
                }));
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(Path directory, Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome(-1, e.getMessage());
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    /** One line of the report of Node's test runner, with what follows it when it failed. */
    private record TapCheck(String name, boolean passed, String details) {
        static List<TapCheck> parse(String output) {
            List<TapCheck> checks = new ArrayList<>();
            String[] blocks = output.split("(?m)^(?=(?:not )?ok \\d+ - )");
            for (String block : blocks) {
                String line = block.lines().findFirst().orElse("");
                if (line.matches("(not )?ok \\d+ - .*")) {
                    checks.add(new TapCheck(line.replaceFirst("^(not )?ok \\d+ - ", ""), line.startsWith("ok"), block));
                }
            }
            return checks;
        }
    }
}
