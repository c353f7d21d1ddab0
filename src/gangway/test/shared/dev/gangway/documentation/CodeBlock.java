package dev.gangway.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of the documents that promise to work as written.
 *
 * @param place file and number of the block, for messages
 */
public record CodeBlock(String place, String language, String text) {
    private static final List<Path> DOCUMENTS = Stream.of(
                    "README.md",
                    "docs/embedding.md",
                    "docs/real-systems.md",
                    "docs/operating.md",
                    "docs/maps.md",
                    "docs/dual-write.md")
            .map(Path::of)
            .toList();
    private static final Pattern FENCE = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** All blocks of that language. */
    public static Stream<CodeBlock> in(String language) {
        return all().filter(block -> block.language.equals(language));
    }

    static Stream<CodeBlock> all() {
        return DOCUMENTS.stream().flatMap(CodeBlock::of);
    }

    /** The blocks of a document, in their order; one that names no language has an empty one. */
    public static Stream<CodeBlock> of(Path document) {
        try {
            var number = new int[1];
            return FENCE.matcher(Files.readString(document))
                    .results()
                    .map(block -> new CodeBlock(document + " block " + ++number[0], block.group(1), block.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands of a block, each with the lines that it goes on in and without comments. */
    public List<String> commands() {
        return text.replaceAll(" *\\\\\n *", " ")
                .lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return place;
    }
}
