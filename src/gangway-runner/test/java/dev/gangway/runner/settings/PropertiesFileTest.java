package dev.gangway.runner.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.SettingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFileTest {
    private static final String KEY = "gangway.mail.from";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff"})
    void utf8IsReadWithOrWithoutByteOrderMark(String mark) throws IOException {
        assertThat(read(mark + KEY + " = \u0160koda \u20ac <a@b.example>", StandardCharsets.UTF_8)
                        .getProperty(KEY))
                .isEqualTo("\u0160koda \u20ac <a@b.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1250", "UTF-16"})
    void whatIsNoUtf8IsRefusedWithItsLine(String charset) {
        assertThatThrownBy(() -> read("a=b\n" + KEY + "=K\u00f6ln", Charset.forName(charset)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("settings.properties")
                .hasMessageContaining(charset.equals("UTF-16") ? "line 1" : "line 2")
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"pass\\word, w", "file:C:\\mails, m", "a\\\\\\d, d"})
    void aBackslashThatWouldBeLostIsRefused(String value, String letter) {
        assertThatThrownBy(() -> read("# C:\\comment\na = \\\n" + value, StandardCharsets.UTF_8))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("letter " + letter + " in line 3");
    }

    @Test
    void escapesOfPropertiesFilesHold() throws IOException {
        assertThat(read("a = one\\\\two\\\n  three\\u0041\\t\\=\\ ", StandardCharsets.UTF_8)
                        .getProperty("a"))
                .isEqualTo("one\\twothreeA\t= ");
    }

    @Test
    void aKeyWithTwoValuesIsRefused() {
        assertThatThrownBy(() -> read("a=1\na:2", StandardCharsets.UTF_8))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("has a twice");
    }

    @Test
    void aFileThatIsADirectoryIsNamed() {
        assertThatThrownBy(() -> new PropertiesFile(directory, 0))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("directory");
    }

    private PropertiesFile read(String text, Charset charset) throws IOException {
        return new PropertiesFile(Files.write(directory.resolve("settings.properties"), text.getBytes(charset)), 0);
    }
}
