package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.AzurePostgres;
import dev.gangway.ClusterIssuer;
import dev.gangway.IdentityPlatform;
import dev.gangway.commerce.mail.GraphStandIn;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.runner.Surroundings.Commerce;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret of the settings is in any log, at any level, nor in what a verb prints, nor in what JMX shows. */
class SecrecyTest {
    private static final String PASSWORD = "c4nary-pa55word";
    private static final String CERTIFICATE_SECRET = TestCertificate.PASSWORD;
    private static final String MAIL_SECRET = "c4nary-ma1l";
    private static final String WEBHOOK_SECRET = "c4nary-h00k";

    /** How the sandbox's access tokens begin. */
    private static final String ANY_TOKEN = "eyJ0eXAi";

    /** How the assertions begin that are signed with a certificate's key. */
    private static final String ANY_ASSERTION = "eyJhbGci";

    @TempDir
    Path directory;

    private Map<String, String> signIn = Map.of(
            "GANGWAY_HEADQUARTERS_PASSWORD",
            PASSWORD,
            "GANGWAY_MAIL_USERNAME",
            // as that of Azure Communication Services: resource, application and tenant
            "contoso|00000000-0000-4000-8000-000000000001|contoso.example",
            "GANGWAY_MAIL_PASSWORD",
            MAIL_SECRET);

    /** Wins over the settings file. */
    private List<String> options;

    @Test
    void noVerbTellsASecretAtAnyLogLevel() throws Exception {
        try (Surroundings surroundings =
                new Surroundings(directory, Commerce.POSTGRESQL, "gangway.headquarters.username=postgres")) {
            surroundings.mailbox.setUser("gangway@fabrikam.example", signIn.get("GANGWAY_MAIL_USERNAME"), MAIL_SECRET);
            // not the one in the file, which says nothing about the sign-in
            options = List.of("-Dgangway.mail.url=smtp://127.0.0.1:"
                    + surroundings.mailbox.getSmtp().getPort() + "?starttls=false");
            surroundings.submit(2);
            Set<String> leaks = new LinkedHashSet<>();
            Map<String, String> variables = signIn;
            List<String> withoutPassword = options;
            for (String verb : List.of("init", "status", "doctor", "verify", "once --json", "reconcile")) {
                if (verb.equals("doctor")) {
                    passwordInUrl(surroundings);
                }
                try (ChildJvm child = start(surroundings, GangwayCommand.class, verb.split(" "))) {
                    assertThat(child.awaitExit(120)).as(child::toString).isZero();
                    leaks.addAll(leaks(surroundings, verb, child));
                }
            }
            // JMX shows a JVM's own arguments
            signIn = variables;
            options = withoutPassword;
            useCertificate(surroundings);
            try (ChildJvm runner = start(surroundings, RunnerWithMBeans.class, "run")) {
                runner.awaitLine("MBEANS DONE");
                assertThat(runner.toString())
                        .as("camel-main tells what it was set up with")
                        .contains("summary");
                leaks.addAll(leaks(surroundings, "run", runner));
            }
            assertThat(leaks).isEmpty();
        }
    }

    /** From now on the password of the mailbox stands where a summary of the settings would show it. */
    private void passwordInUrl(Surroundings surroundings) {
        String user = URLEncoder.encode(signIn.get("GANGWAY_MAIL_USERNAME"), StandardCharsets.UTF_8);
        signIn = Map.of("GANGWAY_HEADQUARTERS_PASSWORD", PASSWORD);
        options = List.of("-Dgangway.mail.url=smtp://" + user + ":" + MAIL_SECRET + "@127.0.0.1:"
                + surroundings.mailbox.getSmtp().getPort() + "?starttls=false");
    }

    /** What needs no shared secret shows tokens, and App Service has a secret of its own. */
    @Test
    void noCredentialWithoutASecretTellsItsTokens() throws Exception {
        try (var platform = new IdentityPlatform();
                var graph = new GraphStandIn();
                var surroundings =
                        new Surroundings(directory, Commerce.POSTGRESQL, "gangway.headquarters.username=postgres");
                var azure = new AzurePostgres(surroundings.postgresUrl())) {
            surroundings.submit(1);
            surroundings.type("once");
            surroundings
                    .sales
                    .control()
                    .disqualify(
                            UUID.fromString(surroundings
                                    .rows("leads")
                                    .get(0)
                                    .path("leadid")
                                    .asText()),
                            5);
            useTokens(surroundings, platform.of(surroundings.sales), graph, azure);

            try (ChildJvm child = start(surroundings, GangwayCommand.class, "once")) {
                assertThat(child.awaitExit(120)).as(child::toString).isZero();
                assertThat(graph.mails()).hasSize(1);
                assertThat(azure.taken()).isNotEmpty();
                assertThat(graph.requests()).contains("POST /" + WEBHOOK_SECRET + "?sig=" + WEBHOOK_SECRET);
                List<String> leaks = new ArrayList<>(leaks(surroundings, "once", child));
                child.toString()
                        .lines()
                        .filter(line -> line.contains(platform.header))
                        .forEach(leaks::add);
                assertThat(leaks).isEmpty();
            }
        }
    }

    /** The database by certificate, Sales by managed identity, mails by workload identity. */
    private void useTokens(
            Surroundings surroundings, IdentityPlatform platform, GraphStandIn graph, AzurePostgres azure)
            throws Exception {
        var cluster = new ClusterIssuer("cluster");
        surroundings.sales.registrations().federate(surroundings.sales.clientId(), cluster.federation());
        useCertificate(surroundings);
        Map<String, String> variables = new HashMap<>(platform.app());
        variables.put("GANGWAY_SALES_CREDENTIAL", "managed-identity");
        variables.put("GANGWAY_SALES_CERTIFICATE", signIn.get("GANGWAY_SALES_CERTIFICATE"));
        variables.put("GANGWAY_SALES_CERTIFICATE_PASSWORD", CERTIFICATE_SECRET);
        variables.put("GANGWAY_HEADQUARTERS_CREDENTIAL", "certificate");
        variables.put("GANGWAY_HEADQUARTERS_CLIENT_ID", surroundings.sales.clientId());
        variables.put("GANGWAY_MAIL_CREDENTIAL", "workload-identity");
        variables.put("GANGWAY_MAIL_CLIENT_ID", surroundings.sales.clientId());
        variables.put(
                "AZURE_FEDERATED_TOKEN_FILE",
                Files.writeString(directory.resolve("projected"), cluster.token())
                        .toString());
        signIn = variables;
        options = List.of(
                "-Dgangway.sales.client-id=",
                "-Dgangway.headquarters.url=" + azure.url(),
                "-Dgangway.mail.url=graph:onboarding@fabrikam.example",
                "-Dgangway.mail.graph-url=" + graph.url(),
                // the certificate ends soon, so somebody has to be told; Graph takes no JSON
                "-Dgangway.alerts.webhook=" + graph.url() + "/" + WEBHOOK_SECRET + "?sig=" + WEBHOOK_SECRET);
    }

    /** From now on Sales is signed in to by a certificate whose file has a password. */
    private void useCertificate(Surroundings surroundings) throws Exception {
        var certificate = TestCertificate.create(directory, "runner", 1, 20);
        surroundings.sales.registrations().addCertificate(surroundings.sales.clientId(), certificate.certificate());
        Map<String, String> variables = new HashMap<>(signIn);
        variables.put("GANGWAY_SALES_CREDENTIAL", "certificate");
        variables.put("GANGWAY_SALES_CERTIFICATE", certificate.store().toString());
        variables.put("GANGWAY_SALES_CERTIFICATE_PASSWORD", CERTIFICATE_SECRET);
        signIn = variables;
    }

    private static List<String> leaks(Surroundings surroundings, String verb, ChildJvm child) {
        List<String> leaks = new ArrayList<>();
        child.toString().lines().forEach(line -> Stream.of(
                        PASSWORD,
                        MAIL_SECRET,
                        WEBHOOK_SECRET,
                        surroundings.sales.clientSecret(),
                        CERTIFICATE_SECRET,
                        ANY_TOKEN,
                        ANY_ASSERTION)
                .filter(line::contains)
                .forEach(secret -> leaks.add(verb + ": " + line.substring(0, Math.min(line.length(), 160)))));
        return leaks;
    }

    private ChildJvm start(Surroundings surroundings, Class<?> main, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", surroundings.settings()));
        List<String> jvm = new ArrayList<>(
                List.of("-Dlog4j2.configurationFile=" + everything(), "-Dcamel.main.autoConfigurationLogSummary=true"));
        jvm.addAll(options);
        return ChildJvm.start(directory, jvm, signIn, main, all.toArray(String[]::new));
    }

    /** The runner's own log settings with everything turned up that can be. */
    private Path everything() throws Exception {
        String ours = Files.readString(Path.of("src/gangway-runner/main/resources/gangway/log4j2.xml"));
        return Files.writeString(
                directory.resolve("log4j2.xml"),
                ours.replace("<Root level=\"warn\">", "<Root level=\"trace\">")
                        .replaceFirst("(<Logger name=\"dev.gangway\" level=\")[^\"]*", "$1trace"));
    }
}
