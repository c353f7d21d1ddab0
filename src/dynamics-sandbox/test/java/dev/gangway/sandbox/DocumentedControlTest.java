package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The control surface as the document describes it: all of it is there, and nothing else is. */
class DocumentedControlTest {
    private static final Pattern PATH = Pattern.compile("`(?:(GET|POST) )?(/[a-z/]+)`");
    private static final Pattern BODY = Pattern.compile("`(\\{.*?})`");

    @RegisterExtension
    static final SandboxExtension SALES =
            SandboxExtension.with(builder -> builder.alternateKey("lead", "contoso_key", "msdyn_prospectid"));

    private final HttpClient http = HttpClient.newHttpClient();

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/sandbox.md"));
    }

    /** Method, path and body of every command in the table. */
    static Stream<List<String>> commands() throws IOException {
        return document().lines().filter(line -> line.startsWith("| `")).flatMap(line -> {
            String[] cells = line.split("\\|");
            var body = BODY.matcher(cells.length > 3 ? cells[3] : "");
            String argument = body.find() ? body.group(1) : "";
            boolean watches = cells.length > 2 && cells[2].contains("GET");
            return cells.length < 5
                    ? Stream.empty()
                    : PATH.matcher(cells[2])
                            .results()
                            .map(path -> List.of(watches ? "GET" : "POST", path.group(2), argument));
        });
    }

    @Test
    void theDocumentHasTheTable() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandInTheDocumentExists(List<String> command) throws Exception {
        var request = HttpRequest.newBuilder(SALES.sandbox().controlUrl().resolve(command.get(1)))
                .method(command.get(0), HttpRequest.BodyPublishers.ofString(command.get(2)));

        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        if (answer.statusCode() == 400) {
            // only the dots that stand for an id are wrong
            assertThat(command.get(2)).contains("...");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everythingThatCanBeCalledIsInTheDocument(String name) throws IOException {
        assertThat(document()).containsPattern("\\b" + name + "\\(|`" + name + "`");
    }

    static Stream<String> names() {
        return Stream.of(SandboxControl.class, SalesSandbox.Builder.class, Fault.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> method.getDeclaringClass() != Fault.class || method.getReturnType() == Fault.class)
                .map(Method::getName)
                .distinct();
    }
}
