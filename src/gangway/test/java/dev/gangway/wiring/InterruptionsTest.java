package dev.gangway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.gangway.odata.SignInException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionsTest {
    /** What the routes treat as an outage or as a matter for a person must not be blamed on a record. */
    @Test
    void whatTheRouteConfigurationHandlesIsNoDefect() throws IOException, ClassNotFoundException {
        JsonNode files = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("routes/failures.camel.yaml").toFile());
        List<String> handled = files.findValues("exception").stream()
                .flatMap(list -> list.valueStream().map(JsonNode::asText))
                .filter(name -> !name.equals("java.lang.Exception"))
                .toList();

        assertThat(handled).contains(SignInException.class.getName());
        for (String name : handled) {
            Class<?> type = Class.forName(name);
            assertThat(Interruptions.EXPECTED).as(name).anySatisfy(expected -> assertThat(expected)
                    .isAssignableFrom(type));
        }
    }

    @Test
    void aBugIsADefectWhateverWrapsIt() {
        assertThat(Interruptions.isDefect(new IllegalStateException(new ClassCastException("no"))))
                .isTrue();
    }
}
