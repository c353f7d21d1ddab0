package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is set up wrongly is said in one line with setting, cause and cure. */
class SetupMessagesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    contoso.crm4.dynamics.com                      | write https://contoso.crm4.dynamics.com
                    http://contoso.crm4.dynamics.com               | write https://contoso.crm4.dynamics.com
                    https://contoso.crm4.dynamics.com/api/data     | write https://contoso.crm4.dynamics.com
                    https://contoso.crm4.dynamics.com/?appid=1     | write https://contoso.crm4.dynamics.com
                    https://u:p@contoso.crm4.dynamics.com          | write https://contoso.crm4.dynamics.com
                    htps://contoso.crm4.dynamics.com               | such as https://contoso.crm4.dynamics.com
                    https://contoso crm4.dynamics.com              | such as https://contoso.crm4.dynamics.com
                    https://contoso.crm4.dynamic.com               | is not the host of an environment
                    https://contoso.operations.dynamics.com        | another product
                    https://make.powerapps.com                     | another product
                    """)
    void theAddressOfSalesIsExplained(String url, String cure) {
        Terminal.Result result = type(
                "gangway.sales.url=" + url,
                "gangway.sales.tenant-id=contoso.onmicrosoft.com",
                "gangway.sales.client-id=x",
                "gangway.sales.client-secret=y");

        refused(result, "gangway.sales.url", cure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gangway.jobs.1010.schedule=0 0 25 * * ?       | gangway.jobs.1010.schedule | Hour values
                    gangway.jobs.1010.schedule=30s                | gangway.jobs.1010.schedule | every 30s
                    gangway.mail.url=mail.example:25              | gangway.mail.url           | smtp://
                    gangway.mail.url=file:                        | gangway.mail.url           | file:data/mails
                    gangway.headquarters.username=x               | gangway.headquarters.username | name the database
                    """)
    void aValueIsExplained(String line, String key, String cure) {
        refused(type(line, "gangway.mail.from=a@b.example"), key, cure);
    }

    @Test
    void twoWaysForMailsAreOneTooMany() {
        Terminal.Result result = type(
                "gangway.mail.url=smtp://mail.example",
                "gangway.mail.endpoint=direct:mailer",
                "gangway.mail.from=a@b.example");

        refused(result, "gangway.mail.endpoint", "take the other one out");
    }

    @Test
    void aDataFolderThatIsAFileIsExplained() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        refused(Terminal.typeAsIs("status", "--data", file.toString()), "--data", "it is a file");
        refused(Terminal.typeAsIs("status", "--data", file.resolve("below").toString()), "--data", file.toString());
    }

    @Test
    void aDataFolderThatAnotherProcessHoldsIsExplained() throws Exception {
        Path data = Files.createDirectories(directory.resolve("held"));
        try (ChildJvm holder = ChildJvm.start(
                data, LockHolder.class, data.resolve("gangway.lock").toString())) {
            holder.awaitLine("held");

            refused(Terminal.typeAsIs("status", "--data", data.toString()), "--data", "held by another process");
        }
    }

    /** Holds a lock until it is killed. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.println("held");
                Thread.currentThread().join();
            }
        }
    }

    @Test
    void aPortThatAnotherProcessHasIsExplained() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildJvm run = ChildJvm.start(
                        directory, GangwayCommand.class, "run", "-Dgangway.http.port=" + taken.getLocalPort())) {
            assertThat(run.awaitExit(60)).isEqualTo(1);
            assertThat(run.toString())
                    .contains("gangway.http.port", "Choose a port that no other process has")
                    .doesNotContain("VetoCamelContext");
        }
    }

    @Test
    void aSettingsFileThatCannotBeReadIsExplained() {
        Terminal.Result missing = Terminal.typeAsIs("status", "--config", "nowhere.properties");
        Terminal.Result folder = Terminal.typeAsIs("status", "--config", directory.toString());

        assertThat(missing.err()).contains("--config", "nowhere.properties does not exist");
        assertThat(folder.err()).contains("--config", directory + " is a directory");
    }

    private Terminal.Result type(String... lines) {
        return new Terminal(directory.resolve("data")).type("init", "--config", SettingsFile.write(directory, lines));
    }

    private static void refused(Terminal.Result result, String key, String cure) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.err()).contains(key, cure).hasLineCount(1);
    }
}
