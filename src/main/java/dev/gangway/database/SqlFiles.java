package dev.gangway.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * The statements of {@code routes/sql}, one per file: {@code sql/NAME.sql}, or {@code sql/DIALECT/NAME.sql} where a
 * database needs its own words. Read once; safe for use by several threads.
 */
public final class SqlFiles {
    private final CamelContext context;
    private final String location;
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    /**
     * @param location the route folder as a Camel resource location that ends with a slash, such as
     *     {@code classpath:gangway/routes/} or {@code file:routes/}
     */
    public SqlFiles(CamelContext context, String location) {
        this.context = context;
        this.location = location + "sql/";
    }

    /**
     * The statement of that name.
     *
     * @throws IllegalStateException when there is no such file
     */
    public String statement(Dialect dialect, String name) {
        return statements.computeIfAbsent(dialect.folder() + '/' + name, key -> {
            String own = read(location + key + ".sql");
            String shared = own != null ? own : read(location + name + ".sql");
            if (shared == null) {
                throw new IllegalStateException("No statement " + name + ".sql in " + location);
            }
            return shared;
        });
    }

    private String read(String uri) {
        Resource resource = ResourceHelper.resolveResource(context, uri);
        if (!resource.exists()) {
            return null;
        }
        try (InputStream in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.strip().startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + uri, e);
        }
    }
}
