package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPartsTest {
    @ParameterizedTest
    @ValueSource(strings = {"demo", "sandbox"})
    void aServerWithoutTheSandboxSaysWhereToGetIt(String verb) throws Exception {
        StringWriter errors = new StringWriter();

        int exitCode = executeWithoutSandbox(errors, verb);

        assertThat(exitCode).isEqualTo(ExitCode.COULD_NOT);
        assertThat(errors.toString())
                .startsWith("gangway " + verb + ": The Sales sandbox is not part of this installation.")
                .contains("gangway-VERSION-demo.tar.gz", "lib-demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "sandbox"})
    void theListOfVerbsSaysWhichNeedTheSandbox(String verb) {
        StringWriter help = new StringWriter();
        GangwayCommand.execute(new PrintWriter(help, true), new PrintWriter(help, true), "--help");

        assertThat(help.toString().replaceAll("\\s+", " "))
                .containsPattern(" " + verb + " [^.]*\\(needs lib-demo\\)\\.");
    }

    @Test
    void helpNeedsNoSandbox() throws Exception {
        StringWriter errors = new StringWriter();

        assertThat(executeWithoutSandbox(errors, "sandbox", "--help")).isZero();
        assertThat(executeWithoutSandbox(errors, "--help")).isZero();
        assertThat(errors.toString()).isEmpty();
    }

    /** Runs the command line as a JVM would that lacks the sandbox and the mail server of the demo. */
    private static int executeWithoutSandbox(StringWriter errors, String... arguments) throws Exception {
        try (var server = new ServerClassPath()) {
            var execute = server.loadClass(GangwayCommand.class.getName())
                    .getDeclaredMethod("execute", PrintWriter.class, PrintWriter.class, String[].class);
            execute.setAccessible(true);
            var out = new PrintWriter(new StringWriter());
            return (int) execute.invoke(null, out, new PrintWriter(errors, true), arguments);
        }
    }

    private static final class ServerClassPath extends URLClassLoader {
        ServerClassPath() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(ServerClassPath::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("dev.gangway.sandbox.") || name.startsWith("com.icegreen.")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
