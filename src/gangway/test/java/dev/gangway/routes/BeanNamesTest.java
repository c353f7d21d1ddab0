package dev.gangway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.Test;

/** Who reads a bean's name in a route file knows which class to open. */
class BeanNamesTest {
    private static final Pattern BEAN = Pattern.compile("\\bgangway[A-Z][A-Za-z]+\\b");

    private static final Object[] SALES_AND_MAIL = SandboxSettings.unreachable(
            "sales", "gangway.mail.url", "smtp://localhost:1", "gangway.mail.from", "shop@contoso.example");

    private static final Object[] CLOUD = {"gangway.fno.url", "http://localhost:1", "gangway.fno.companies", "usrt"};

    @Test
    void aBeanIsNamedAfterItsClass() throws IOException {
        try (var tables = new EmbeddedGangway(TestDatabases.HSQLDB, SALES_AND_MAIL);
                var cloud = new EmbeddedGangway(
                        TestDatabases.HSQLDB,
                        Stream.of(SALES_AND_MAIL, CLOUD).flatMap(Stream::of).toArray())) {
            assertThat(beansInRoutes()).hasSizeGreaterThan(15).allSatisfy(name -> {
                Object bean = Stream.of(tables, cloud)
                        .map(gangway -> gangway.context.getRegistry().lookupByName(name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                assertThat(bean).as(name).isNotNull();
                if (!(bean instanceof Endpoint) && !(bean instanceof ExecutorService)) {
                    assertThat(name).endsWith(bean.getClass().getSimpleName());
                }
            });
        }
    }

    private static Set<String> beansInRoutes() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                BEAN.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group()));
            }
        }
        return names;
    }
}
