package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.sandbox.control.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Every route and every step of the route files is passed by a story with everything in it, trouble included. */
class RouteCoverageTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void everyRouteAndStepIsPassed() {
        Set<String> passed = new ConcurrentSkipListSet<>();
        var cloudSteps = new Steps();
        failOnce(cloudSteps, "read-and-write-prospects");
        try (var cloud = new CloudWorld(
                TestDatabases.HSQLDB.fresh(),
                context -> {
                    context.getCamelContextExtension().addInterceptStrategy(passing(passed));
                    context.getCamelContextExtension().addInterceptStrategy(cloudSteps);
                },
                "gangway.schedules",
                "true",
                "gangway.jobs.headquarters.schedule",
                "every 1s")) {
            cloud.prospect("P1");
            soon(() -> assertThat(cloud.gangway.count("gangway.link")).isEqualTo(1));
            cloud.disqualify(cloud.lead("P1"));
            soon(() -> assertThat(cloud.status("P1")).isEqualTo("Rejected"));
        }
        try (var world = new World(
                TestDatabases.HSQLDB,
                context -> context.getCamelContextExtension().addInterceptStrategy(passing(passed)),
                "gangway.schedules",
                "true",
                "gangway.customers.sync",
                "true")) {
            failOnce(
                    world.steps,
                    "make-prospects",
                    "send-leads",
                    "fetch-leads",
                    "write-customers-back",
                    "deliver-to-channel",
                    "load-mails",
                    "load-refused-customers");
            String request = world.partnerAsks();
            soon(() -> assertThat(world.gangway.count("gangway.link")).isEqualTo(1));
            world.win(world.lead(request));
            soon(() -> assertThat(world.mails()).hasSize(1));
            soon(() -> assertThat(world.gangway.count("ax.customerhierarchy")).isEqualTo(1));

            aMailIsRefused(world);
            aProspectWasDecidedBefore(world);
            aLeadIsElsewhere(world);
            aCustomerIsRefused(world);
            world.sales.control().expireDeltas();
            somebodyElseTakesOver(world);
            aTableIsMissing(world);
            signInIsRefused(world);
            salesIsDown(world);
            customersMayNotBeRead(world);

            soon(() -> assertThat(passed).containsAll(idsInRouteFiles()));
        }
    }

    private static void failOnce(Steps steps, String... which) {
        for (String step : which) {
            var failed = new AtomicBoolean();
            steps.before(step, exchange -> {
                if (failed.compareAndSet(false, true)) {
                    throw new NullPointerException("injected before " + step);
                }
            });
        }
    }

    private static void aMailIsRefused(World world) {
        world.gangway.jdbc.update(
                "INSERT INTO hq.emailnotification (notificationid, notificationtype, receiveremailaddress, languageid)"
                        + " VALUES ('refused', 'B2BProspectApproved', 'not an address', 'en')");
        soon(() -> assertThat(
                        world.gangway.text("SELECT status FROM hq.emailnotification WHERE notificationid = 'refused'"))
                .isEqualTo("Failed"));
    }

    private static void aProspectWasDecidedBefore(World world) {
        world.gangway.jdbc.update("INSERT INTO hq.prospect (dataareaid, prospectid, b2bprospectstatus, companyname)"
                + " VALUES ('USMF', 'P-OLD', 'Approved', 'Litware')");
    }

    private static void aLeadIsElsewhere(World world) {
        world.sales.control().failNext(Fault.status(412).code("0x80040237").onRecord("lead", "lastname", "Existing"));
        world.partnerAsks("lastname", "Existing");
        soon(() -> assertThat(world.errors()).anyMatch(error -> error.code().equals("LeadExistsElsewhere")));
    }

    private static void aCustomerIsRefused(World world) {
        world.gangway.jdbc.execute(
                "ALTER TABLE hq.customer ADD CONSTRAINT no_poison CHECK (organizationname <> 'Poison')");
        world.seller(Operation.update(
                "accounts",
                UUID.fromString(world.rows("accounts").get(0).path("accountid").asText()),
                JsonNodeFactory.instance.objectNode().put("name", "Poison")));
        soon(() -> assertThat(world.errors()).anyMatch(error -> error.job().equals("customers-from-sales")));
    }

    private static void customersMayNotBeRead(World world) {
        world.sales
                .control()
                .failNext(Fault.status(403)
                        .code("0x80040220")
                        .on("GET", "accounts")
                        .always());
        soon(() -> assertThat(world.run("sales-outcomes").paused()).contains("accounts"));
    }

    private static void somebodyElseTakesOver(World world) {
        world.sales.control().freeze();
        world.partnerAsks();
        soon(() -> assertThat(
                        world.gangway.jdbc.update(
                                "UPDATE gangway.due SET owner = 'somebody else' WHERE job = 'prospects-to-leads' AND owner IS NOT NULL"))
                .isEqualTo(1));
        world.sales.control().unfreeze();
    }

    private static void aTableIsMissing(World world) {
        world.gangway.jdbc.execute("ALTER TABLE ax.channelrequest RENAME TO mislaid");
        assertThat(world.run("P-0001").paused()).containsIgnoringCase("channelrequest");
        world.gangway.jdbc.execute("ALTER TABLE ax.mislaid RENAME TO channelrequest");
    }

    private static void signInIsRefused(World world) {
        world.sales.control().failNext(Fault.status(403).code("0x80072560"));
        assertThat(world.run("sales-outcomes").paused()).isNotNull();
    }

    private static void salesIsDown(World world) {
        world.sales.control().down();
        assertThat(world.run("sales-outcomes").paused()).isNotNull();
        world.sales.control().up();
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    /** Notes the ids of the steps that exchanges pass, those of error handlers included, which JMX counts only in part. */
    private static InterceptStrategy passing(Set<String> ids) {
        return (context, definition, target, nextTarget) -> new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                ids.add(definition.getId());
                if (definition.getParent() != null && definition.getParent().getId() != null) {
                    ids.add(definition.getParent().getId());
                }
                ids.add(exchange.getFromRouteId());
                ids.add(ExchangeHelper.getRouteId(exchange));
                return super.process(exchange, callback);
            }
        };
    }

    private static Set<String> idsInRouteFiles() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .toList()) {
                for (JsonNode entry : YAML.readTree(file.toFile())) {
                    collect(entry, ids);
                }
            }
        }
        return ids;
    }

    private static void collect(JsonNode node, Set<String> ids) {
        node.path("steps").forEach(step -> step.properties().forEach(eip -> {
            if (eip.getValue().has("id")) {
                ids.add(eip.getValue().path("id").asText());
            }
        }));
        node.forEach(child -> collect(child, ids));
        if (node.has("from") && node.has("id") && !node.has("parameters")) {
            ids.add(node.path("id").asText());
        }
        if (node.has("routeTemplateRef")) {
            ids.add(node.path("routeId").asText());
        }
    }
}
