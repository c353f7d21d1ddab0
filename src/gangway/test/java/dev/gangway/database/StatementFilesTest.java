package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementFilesTest {
    private static final Path SQL = Path.of("routes", "sql");
    private static final Path CODE = Path.of("src", "gangway", "main", "java", "dev", "gangway");

    /** A literal such as "ledger/due-claim", or its beginning where the code puts the name together. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+/[a-z-]*)\"");

    private static final Pattern IN_ROUTE = Pattern.compile("sql/([a-z]+/[a-z-]+)\\.sql");

    @Test
    void eachStatementIsUsed() throws IOException {
        Set<String> used = used();

        assertThat(statements()).allSatisfy(name -> assertThat(used)
                .as(name)
                .anyMatch(word -> word.equals(name) || isBeginning(word) && name.startsWith(word)));
    }

    @Test
    void eachStatementThatIsUsedExists() throws IOException {
        Set<String> owners = names(Files.list(SQL), path -> true);
        Set<String> statements = statements();

        assertThat(used())
                .filteredOn(word -> owners.contains(word.substring(0, word.indexOf('/'))))
                .allSatisfy(word -> assertThat(statements)
                        .as(word)
                        .anyMatch(name -> name.equals(word) || isBeginning(word) && name.startsWith(word)));
    }

    @Test
    void eachOwnerIsAPackage() throws IOException {
        Set<String> packages;
        try (Stream<Path> all = Files.walk(CODE)) {
            packages = names(all, Files::isDirectory);
        }

        assertThat(names(Files.list(SQL), path -> true)).isSubsetOf(packages);
    }

    @Test
    void eachStatementSaysWhatItIsFor() throws IOException {
        assertThat(files())
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).as(file.toString()).startsWith("-- "));
    }

    private static boolean isBeginning(String word) {
        return word.endsWith("-") || word.endsWith("/");
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        collect(used, CODE, ".java", LITERAL);
        collect(used, Path.of("routes"), ".yaml", IN_ROUTE);
        return used;
    }

    private static void collect(Set<String> words, Path folder, String extension, Pattern pattern) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(extension)).toList()) {
                Matcher found = pattern.matcher(Files.readString(file));
                while (found.find()) {
                    words.add(found.group(1));
                }
            }
        }
    }

    /** As the code names them: without the dialect. */
    private static Set<String> statements() throws IOException {
        return files().stream()
                .map(file -> SQL.relativize(file).toString().replace('\\', '/').replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SQL)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    private static Set<String> names(Stream<Path> paths, Predicate<Path> which) {
        try (paths) {
            return paths.filter(which)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
