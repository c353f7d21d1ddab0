package dev.gangway.commerce.mail.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTemplatesTest {

    private static final String TYPE = "B2BProspectApproved";

    private final CamelContext context = new DefaultCamelContext();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({"cs, cs", "cs-CZ, cs", "CS_cz, cs", "en-us, en", "en, en", "de, en", ", en", "zh-hans-cn, en"})
    void theLanguageFallsBackToTheBroaderOneAndThenToTheDefault(String asked, String chosen) {
        assertThat(shipped().fill(TYPE, asked, Map.of()).language()).isEqualTo(chosen);
    }

    @Test
    void theExactLanguageWins() throws IOException {
        template("en", "plain English");
        template("zh-hans", "simplified");
        template("en-gb", "British");

        assertThat(onDisk().fill(TYPE, "en-GB", Map.of()).subject()).isEqualTo("British");
        assertThat(onDisk().fill(TYPE, "zh-hans-cn", Map.of()).subject()).isEqualTo("simplified");
    }

    @Test
    void everyTypeIsThereInEnglishAndCzechWithoutProblems() {
        NotificationTemplates shipped = shipped();

        for (String type : NotificationTemplates.TYPES) {
            assertThat(shipped.fill(type, "cs", Map.of()).language()).isEqualTo("cs");
            assertThat(shipped.fill(type, "en", Map.of()).language()).isEqualTo("en");
        }
        assertThat(shipped.problems()).isEmpty();
        assertThat(shipped.unknownPlaceholders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret/en", "..", "en/../../x", "en\0", "file:/etc/passwd", "en%2f"})
    void aLanguageCannotLeaveTheFolder(String language) throws IOException {
        template("en", "default");
        Files.createDirectories(folder.resolve("secret"));
        Files.writeString(folder.resolve("secret/en.html"), "<title>secret</title>");

        assertThat(onDisk().fill(TYPE, language, Map.of()).subject()).isEqualTo("default");
    }

    @Test
    void aTypeCannotLeaveTheFolder() {
        assertThatThrownBy(() -> onDisk().fill("../" + TYPE, "en", Map.of())).isInstanceOf(MailTemplateException.class);
    }

    @Test
    void aMissingTypeNamesTheFileToCreate() {
        assertThatThrownBy(() -> onDisk().fill("B2BUserAdded", "cs", Map.of()))
                .isInstanceOf(MailTemplateException.class)
                .hasMessageContaining("B2BUserAdded/en.html");
    }

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        template("en", "before");
        NotificationTemplates templates = onDisk();
        assertThat(templates.fill(TYPE, "en", Map.of()).subject()).isEqualTo("before");

        Path file = template("en", "after!");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));

        assertThat(templates.fill(TYPE, "en", Map.of()).subject()).isEqualTo("after!");
    }

    @Test
    void aTextFileAddedLaterIsNoticed() throws IOException {
        template("en", "subject");
        NotificationTemplates templates = onDisk();
        templates.fill(TYPE, "en", Map.of());

        Files.writeString(folder.resolve(TYPE).resolve("en.txt"), "By hand: %company%");

        assertThat(templates.fill(TYPE, "en", Map.of("company", "A & B")).text())
                .isEqualTo("By hand: A & B\n");
    }

    @Test
    void aDeletedTemplateIsGone() throws IOException {
        template("en", "default");
        Path czech = template("cs", "Czech");
        NotificationTemplates templates = onDisk();
        assertThat(templates.fill(TYPE, "cs", Map.of()).subject()).isEqualTo("Czech");

        Files.delete(czech);

        assertThat(templates.fill(TYPE, "cs", Map.of()).subject()).isEqualTo("default");
    }

    @Test
    void aTemplateWithoutTitleGetsItsSubjectFromTheFileBesideIt() throws IOException {
        write("en.html", "<p>Hello %firstname%</p>");
        write("en.subject.txt", "Approved: %company%\n");

        MailContent mail = onDisk().fill(TYPE, "en", Map.of("company", "Contoso", "firstname", "Ann"));

        assertThat(mail.subject()).isEqualTo("Approved: Contoso");
        assertThat(mail.html()).isEqualTo("<p>Hello Ann</p>");
        assertThat(mail.text()).isEqualTo("Hello Ann\n");
    }

    @Test
    void theDoctorIsToldWhatToPutRight() throws IOException {
        template("en", "%ordernumber%");
        write("cs.html", "<p>no title</p>");
        Files.write(folder.resolve(TYPE).resolve("de.html"), "<title>ü</title>".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(onDisk().problems())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).contains("no mail template for B2BProspectRejected"))
                .anySatisfy(line -> assertThat(line).contains("no mail template for B2BUserAdded"))
                .anySatisfy(line -> assertThat(line).contains(TYPE + "/en.html: nothing fills %ordernumber%"))
                .anySatisfy(line -> assertThat(line).contains(TYPE + "/cs.html has no subject"))
                .anySatisfy(line -> assertThat(line).contains(TYPE + "/de.html is not UTF-8"));
    }

    @Test
    void unknownPlaceholdersAreListedByTemplate() throws IOException {
        template("en", "%ordernumber% and %email%");

        assertThat(onDisk().unknownPlaceholders())
                .containsOnlyKeys(TYPE + "/en")
                .allSatisfy((key, names) -> assertThat(names).containsExactly("ordernumber"));
    }

    @Test
    void theTextPartReadsLikeALetter() {
        MailContent mail = shipped()
                .fill(
                        TYPE,
                        "en",
                        Map.of(
                                "firstname", "Ann",
                                "lastname", "Lee",
                                "company", "Lee & Sons",
                                "email", "ann@lee.example",
                                "comments", "two\nlines"));

        assertThat(mail.text())
                .startsWith("Welcome to our online store\n\nDear Ann Lee,\n\nWe are pleased")
                .contains(
                        "\n\n1. Open the online store and sign up with exactly this e-mail address: ann@lee.example\n2. ")
                .contains("\n\nLee & Sons\nAnn Lee\n\ntwo\nlines\n\n")
                .doesNotContain("<", "\n\n\n", "You can sign up now");
    }

    private NotificationTemplates shipped() {
        return new NotificationTemplates(
                context, NotificationTemplates.DEFAULT_LOCATION, NotificationTemplates.DEFAULT_LANGUAGE);
    }

    private NotificationTemplates onDisk() {
        return new NotificationTemplates(context, "file:" + folder, NotificationTemplates.DEFAULT_LANGUAGE);
    }

    private Path template(String language, String subject) throws IOException {
        return write(language + ".html", "<title>" + subject + "</title><p>Hello</p>");
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(TYPE).resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
