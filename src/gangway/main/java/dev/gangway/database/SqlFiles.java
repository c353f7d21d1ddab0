package dev.gangway.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * The statements of {@code routes/sql}, one per file: {@code sql/OWNER/NAME.sql}, and beside it
 * {@code sql/OWNER/NAME.DIALECT.sql} where a database needs its own words. Read once; safe for use by several threads.
 */
public final class SqlFiles {
    private static final String SHIPPED = "classpath:gangway/routes/sql/";

    private final CamelContext context;
    private final String location;
    private final Map<String, Statement> statements = new ConcurrentHashMap<>();

    /**
     * @param location the route folder as a Camel resource location that ends with a slash, such as
     *     {@code classpath:gangway/routes/} or {@code file:routes/}
     */
    public SqlFiles(CamelContext context, String location) {
        this.context = context;
        this.location = location + "sql/";
    }

    private record Statement(String text, boolean ofDialect) {}

    /**
     * The statement of that name, such as {@code ledger/due-claim}: the owner, which is the package that uses it, and the
     * name. What the folder does not have comes from Gangway's own.
     *
     * @throws IllegalStateException when there is no such file
     */
    public String statement(Dialect dialect, String name) {
        return find(dialect, name).text();
    }

    /** Whether the statement is the one that this database has of its own, and not the one for all. */
    boolean isOfDialect(Dialect dialect, String name) {
        return find(dialect, name).ofDialect();
    }

    private Statement find(Dialect dialect, String name) {
        return statements.computeIfAbsent(name + '.' + dialect.folder(), key -> Stream.of(location, SHIPPED)
                .flatMap(folder -> Stream.of(
                        read(folder + key + ".sql").map(text -> new Statement(text, true)),
                        read(folder + name + ".sql").map(text -> new Statement(text, false))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no statement sql/" + name + ".sql")));
    }

    private Optional<String> read(String uri) {
        Resource resource = ResourceHelper.resolveResource(context, uri);
        if (!resource.exists()) {
            return Optional.empty();
        }
        try (InputStream in = resource.getInputStream()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.strip().startsWith("--"))
                    .collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + uri, e);
        }
    }
}
