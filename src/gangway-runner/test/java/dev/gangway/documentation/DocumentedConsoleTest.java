package dev.gangway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import dev.gangway.EmbeddedGangway;
import dev.gangway.Gangway;
import dev.gangway.console.Browsing;
import dev.gangway.console.web.JdkHandler;
import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import dev.gangway.database.TestDatabases;
import jakarta.servlet.Servlet;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Constructor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.tools.ToolProvider;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a server of the host's own, as the page on embedding shows it. */
class DocumentedConsoleTest {
    private static final String BASE = "/intern/gangway";

    @TempDir
    Path directory;

    @Test
    void theServletOfThePageServesTheConsole() throws Exception {
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB)) {
            var server = new Server(new InetSocketAddress("127.0.0.1", 0));
            var context = new ServletContextHandler("/intern");
            context.addServlet(new ServletHolder(servlet(gangway.gangway)), "/gangway/*");
            server.setHandler(context);
            server.start();
            try {
                var browser = new Browsing(((ServerConnector) server.getConnectors()[0]).getLocalPort());

                assertThat(browser.open(BASE + "/jobs").select("h1").text()).isEqualTo("Jobs");
                assertThat(browser.page().select("a").eachAttr("href"))
                        .filteredOn(link -> !link.startsWith("#"))
                        .allMatch(link -> link.startsWith(BASE + "/"));
                browser.submit("Pause", "job", "1010", "reason", "from a servlet");
                assertThat(browser.status()).isEqualTo(200);
                assertThat(gangway.gangway.pauses().of("1010")).isPresent();
            } finally {
                server.stop();
            }
        }
    }

    private Servlet servlet(Gangway gangway) throws Exception {
        String code = CodeBlock.of(Path.of("docs/embedding.md"))
                .map(CodeBlock::text)
                .filter(text -> text.startsWith("class ConsoleServlet"))
                .findFirst()
                .orElseThrow();
        Path source = directory.resolve("ConsoleServlet.java");
        Files.writeString(
                source,
                "import dev.gangway.*;\nimport dev.gangway.console.web.*;\nimport java.util.*;\npublic " + code);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        directory.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        source.toString());
        assertThat(result).isZero();
        var loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
        Constructor<?> constructor = loader.loadClass("ConsoleServlet").getDeclaredConstructor(Gangway.class);
        constructor.setAccessible(true);
        return (Servlet) constructor.newInstance(gangway);
    }

    @Test
    void whomTheServerHasSignedInActsUnderThatName() throws Exception {
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.console.act", "anna")) {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext(BASE, new JdkHandler(gangway.gangway.console(BASE)))
                    .setAuthenticator(new BasicAuthenticator("intern") {
                        @Override
                        public boolean checkCredentials(String user, String password) {
                            return password.equals("right");
                        }
                    });
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
            try {
                var stranger = new Browsing(server.getAddress().getPort());
                stranger.open(BASE + "/");
                assertThat(stranger.status()).isEqualTo(401);

                Browsing anna = signedIn(server, "anna");
                anna.open(BASE + "/jobs");
                anna.submit("Pause", "job", "1010", "reason", "a test");
                assertThat(gangway.gangway.acts().latest(1).get(0).who()).isEqualTo("anna");
                assertThat(signedIn(server, "otto")
                                .open(BASE + "/jobs")
                                .select("button")
                                .eachText())
                        .doesNotContain("Pause");
            } finally {
                server.stop(0);
            }
        }
    }

    private static Browsing signedIn(HttpServer server, String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":right").getBytes(StandardCharsets.UTF_8));
        return new Browsing(server.getAddress().getPort()).with("Authorization", "Basic " + credentials);
    }

    @Test
    void whereNobodySignsInOnlyThisMachineGetsIn() throws Exception {
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB)) {
            Function<Request, Response> console = gangway.gangway.console(BASE);

            assertThat(console.apply(from("203.0.113.7", BASE + "/", null)).status())
                    .isEqualTo(403);
            assertThat(console.apply(from("203.0.113.7", BASE + "/", "anna")).status())
                    .isEqualTo(200);
            assertThat(console.apply(from("127.0.0.1", BASE, null)).status()).isEqualTo(200);
            assertThat(console.apply(from("127.0.0.1", BASE + "wide", null)).status())
                    .isEqualTo(404);
        }
    }

    private static Request from(String address, String path, String user) throws Exception {
        return Request.of(
                "GET",
                path,
                null,
                Map.of("Host", "localhost"),
                new ByteArrayInputStream(new byte[0]),
                InetAddress.getByName(address),
                user);
    }
}
