package dev.gangway;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Measures the sources of all modules. Run as a program, it prints what exceeds the limits, one per line. */
final class SourceSizes {
    static final int CLASS_LINES = 300;
    static final int METHOD_LINES = 40;
    static final int CONSTRUCTOR_PARAMETERS = 7;
    private static final int PACKAGE_CLASSES = 20;
    private static final Path EXCEPTIONS = Path.of("src/gangway-runner/test/resources/too-large-today.txt");

    private final Set<String> tooLarge = new TreeSet<>();
    private final Map<String, Integer> packages = new HashMap<>();

    private SourceSizes() {}

    /** What is larger than the house allows: a kind, and the name of the class, method, constructor or package. */
    static Set<String> tooLarge() throws IOException {
        SourceSizes sizes = new SourceSizes();
        sizes.measure();
        return sizes.tooLarge;
    }

    /** The names of the kind that were too large when the limits came; the list only ever gets shorter. */
    static Set<String> allowed(String kind) {
        try (Stream<String> lines = Files.lines(EXCEPTIONS)) {
            return lines.filter(line -> line.startsWith(kind))
                    .map(line -> line.substring(kind.length()))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws IOException {
        tooLarge().forEach(System.out::println);
    }

    private void measure() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src"))) {
            files = all.filter(file -> file.toString().matches("src/[^/]+/main/java/.*\\.java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                packages.merge(String.valueOf(unit.getPackageName()), 1, Integer::sum);
                new Measure(unit, trees).scan(unit, null);
            }
        }
        packages.forEach((name, classes) -> {
            if (classes > PACKAGE_CLASSES) {
                tooLarge.add("package " + name);
            }
        });
    }

    private final class Measure extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;
        private String enclosing = "";

        Measure(CompilationUnitTree unit, Trees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String outer = enclosing;
            if (!tree.getSimpleName().isEmpty()) {
                enclosing = outer.isEmpty()
                        ? unit.getPackageName() + "." + tree.getSimpleName()
                        : outer + "." + tree.getSimpleName();
            }
            // the file counts, as it is read
            if (outer.isEmpty() && unit.getLineMap().getLineNumber(end(tree)) > CLASS_LINES) {
                tooLarge.add("class " + enclosing);
            }
            super.visitClass(tree, nothing);
            enclosing = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            boolean constructor = tree.getName().contentEquals("<init>");
            String name = enclosing + "." + (constructor ? "<init>" : tree.getName());
            if (tree.getBody() != null && lines(tree) > METHOD_LINES) {
                tooLarge.add("method " + name);
            }
            if (constructor && tree.getParameters().size() > CONSTRUCTOR_PARAMETERS) {
                tooLarge.add("constructor " + name);
            }
            return super.visitMethod(tree, nothing);
        }

        private long lines(Tree tree) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            return unit.getLineMap().getLineNumber(end(tree))
                    - unit.getLineMap().getLineNumber(start)
                    + 1;
        }

        private long end(Tree tree) {
            return trees.getSourcePositions().getEndPosition(unit, tree);
        }
    }
}
