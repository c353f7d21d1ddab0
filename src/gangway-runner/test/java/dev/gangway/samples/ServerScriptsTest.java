package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts beside bin/gangway: for Windows, and for operators of the systemd unit. */
class ServerScriptsTest {
    private static final Path BIN = Path.of("src/gangway-runner/main/distribution/bin");

    @TempDir
    Path directory;

    @Test
    void theScriptForWindowsStartsWhatTheOtherOneStarts() throws IOException {
        String windows = Files.readString(BIN.resolve("gangway.cmd"));
        String posix = Files.readString(BIN.resolve("gangway"));

        assertThat(windows.lines().count()).isEqualTo(windows.split("\r\n").length);
        assertThat(windows.replace("\r\n", "")).doesNotContain("\n");
        for (String part : List.of(
                "-Dgangway.home=",
                "-Dgangway.data=",
                "-Dlog4j2.configurationFile=",
                "dev.gangway.runner.GangwayCommand")) {
            assertThat(posix).contains(part);
            assertThat(windows).contains(part);
        }
        var options = Pattern.compile("GANGWAY_JAVA_OPTIONS-(-Xmx[^}]+)}").matcher(posix);
        assertThat(options.find()).isTrue();
        assertThat(windows).contains("\"options=" + options.group(1) + "\"");
    }

    /** What systemd does with the request is shortened to: the credentials are in a directory, and the command runs. */
    @Test
    void operatorsGetTheSecretsOfTheUnitWithoutACopy() throws Exception {
        Path credentials = Files.createDirectory(directory.resolve("credentials"));
        Files.writeString(credentials.resolve("sales-client-secret"), "s3cret");
        Path program = script(
                "gangway", "echo \"$1 $2\"; cat \"$GANGWAY_SALES_CLIENT_SECRET_FILE\"; echo \" $GANGWAY_DATA\"\n");
        script("systemd-run", """
                while [ "$1" != sh ]; do
                  case $1 in --setenv=*) export "${1#--setenv=}" ;; esac
                  echo "$1" >> "%s/asked"
                  shift
                done
                export CREDENTIALS_DIRECTORY="%s"
                exec "$@"
                """.formatted(directory, credentials));
        Path unit = directory.resolve("gangway.service");
        Files.writeString(
                unit,
                Files.readString(Path.of("samples/server/gangway.service"))
                        .replace("/opt/gangway/bin/gangway", program.toString()));

        var builder =
                new ProcessBuilder("samples/server/gangway-as-service", "errors", "list").redirectErrorStream(true);
        builder.environment().put("GANGWAY_UNIT", unit.toString());
        builder.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out).isEqualTo("errors list\ns3cret /var/lib/gangway/data\n");
        assertThat(Files.readAllLines(directory.resolve("asked")))
                .contains(
                        "--property=DynamicUser=yes",
                        "--property=User=gangway",
                        "--property=StateDirectory=gangway",
                        "--property=LoadCredential=sales-client-secret:/etc/gangway/sales-client-secret");
    }

    /** Were they to write one file, the second would spoil what the first has begun. */
    @Test
    void twoFirstStartsAtOnceKeepTheirClassesInFilesOfTheirOwn() throws Exception {
        Path home = installed();
        Path data = directory.resolve("data");

        String first = keptClasses(start(home, data, "run"));
        String second = keptClasses(start(home, data, "once"));

        assertThat(List.of(first, second))
                .doesNotHaveDuplicates()
                .allMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit=" + data.resolve("gangway.jsa.")));
        Files.writeString(Path.of(second.split("=")[1]), "what Java has kept");
        assertThat(keptClasses(start(home, data, "status")))
                .isEqualTo("-XX:SharedArchiveFile=" + data.resolve("gangway.jsa"));
        assertThat(data.resolve("gangway.jsa")).hasContent("what Java has kept");

        Files.writeString(home.resolve("lib/driver.jar"), "a new one");
        assertThat(keptClasses(start(home, data, "status")))
                .as("made of other jars")
                .isEmpty();
        assertThat(keptClasses(start(home, data, "once"))).startsWith("-XX:ArchiveClassesAtExit=");
        assertThat(data.resolve("gangway.jsa")).doesNotExist();
    }

    @Test
    void whereNothingCanBeWrittenTheProgramStartsWithoutKeptClasses() throws Exception {
        Path home = installed();
        Path data = Files.writeString(directory.resolve("file"), "").resolve("data");

        List<String> arguments = start(home, data, "once");

        assertThat(arguments).contains("once").noneMatch(argument -> argument.contains("Classes"));
    }

    /** With a Java that says which arguments it got. */
    private Path installed() throws IOException {
        Path home = Files.createDirectories(directory.resolve("home"));
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(BIN.resolve("gangway"), home.resolve("bin/gangway"), StandardCopyOption.COPY_ATTRIBUTES);
        script("java", "printf '%s\\n' \"$@\"\n");
        return home;
    }

    private List<String> start(Path home, Path data, String verb) throws Exception {
        var builder = new ProcessBuilder("sh", home.resolve("bin/gangway").toString(), verb).redirectErrorStream(true);
        builder.environment().put("GANGWAY_DATA", data.toString());
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().toList();
    }

    private static String keptClasses(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.contains("ArchiveClassesAtExit") || argument.contains("SharedArchiveFile"))
                .findFirst()
                .orElse("");
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
