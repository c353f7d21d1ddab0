package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.Surroundings.Commerce;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verbs where and forget. */
class WhereCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Commerce.class)
    void aPartnerIsFoundAndForgotten(Commerce commerce) throws Exception {
        try (Surroundings surroundings = new Surroundings(directory, commerce)) {
            surroundings.submit(1);
            surroundings.type("once");
            JsonNode partner = JSON.readTree(
                            surroundings.type("where", "P-0000001", "--json").out())
                    .get(0);
            String email = partner.path("email").asText();
            assertThat(partner.path("way").findValuesAsText("what")).contains("requested", "prospect", "lead");
            assertThat(partner.path("way").get(0).path("at").asText()).endsWith("Z");

            Terminal.Result found = surroundings.type("where", email);
            assertThat(found.exitCode()).isZero();
            assertThat(found.out()).contains("prospect P-0000001").containsPattern("sent to Sales +\\{.*" + email);
            Terminal.Result nobody = surroundings.type("where", "nobody@nowhere.example", "--json");
            assertThat(nobody.exitCode()).isEqualTo(2);
            assertThat(nobody.out().strip()).isEqualTo("[ ]");

            assertThat(surroundings.type("forget", email, "--dry-run").out())
                    .contains("would erase 1 in gangway.link", "left in hq.prospect: P-0000001");
            assertThat(surroundings.type("forget", email).exitCode()).isZero();
            assertThat(surroundings.type("where", email).out()).doesNotContain("sent to Sales");
            assertThat(surroundings.type("forget", "nobody@nowhere.example").exitCode())
                    .isEqualTo(2);
            JsonNode again =
                    JSON.readTree(surroundings.type("forget", email, "--json").out());
            assertThat(again.path("erased")).isEmpty();
            assertThat(again.path("left").findValuesAsText("where")).contains("hq.prospect");
            assertThat(surroundings.type("forget", "Ida").exitCode()).isEqualTo(1);
        }
    }
}
