package dev.gangway.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.ledger.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.PropertiesLookupListener;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values are read from the properties of a Camel context. */
class SettingsTest {
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void close() {
        context.stop();
    }

    private Settings settings(String... pairs) {
        var properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        context.getPropertiesComponent().setInitialProperties(properties);
        return new Settings(context);
    }

    @Test
    void aPlaceholderThatLeadsNowhereIsNotUnset() {
        var settings =
                settings("gangway.headquarters.url", "jdbc:postgresql://{{db.hosst}}/x", "db.host", "db.example");

        assertThatThrownBy(() -> settings.text(Setting.HEADQUARTERS_URL))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.headquarters.url")
                .hasMessageContaining("{{db.hosst}}")
                .hasMessageContaining("did you mean {{db.host}}?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {{place}}                 | file:mine/
                    {{nested}}/routes/        | file:mine//routes/
                    {{pla{{second.half}}}}    | file:mine/
                    {{nowhere:file:other/}}   | file:other/
                    {{?nowhere}}file:other/   | file:other/
                    {{env:NOWHERE:file:env/}} | file:env/
                    """)
    void placeholdersAreResolvedAsCamelDoes(String written, String read) {
        var settings =
                settings("gangway.routes", written, "place", "file:mine/", "nested", "{{place}}", "second.half", "ce");

        assertThat(settings.text(Setting.ROUTES)).isEqualTo(read);
    }

    @Test
    void aPlaceholderThatLeadsToItselfIsRefused() {
        var settings = settings("gangway.routes", "{{a}}", "a", "{{b}}", "b", "{{a}}");

        assertThatThrownBy(() -> settings.text(Setting.ROUTES))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.routes")
                .hasMessageContaining("leads to itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "}}", "a{{b", "a}}b", "{{{}}}"})
    void halfAPlaceholderIsRefused(String braces) {
        var settings = settings("gangway.mail.store-url", "https://shop.example/" + braces);

        assertThatThrownBy(() -> settings.text(Setting.MAIL_STORE_URL))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.mail.store-url");
    }

    @Test
    void escapedBracesAreText() {
        assertThat(settings("gangway.mail.store-url", "https://shop.example/\\{{a\\}}")
                        .text(Setting.MAIL_STORE_URL))
                .isEqualTo("https://shop.example/{{a}}");
    }

    static Stream<String> passwords() {
        return Stream.of(
                "{{",
                "}}",
                "a{{b",
                "a}}b",
                "a{{b}}c",
                "\\{{x",
                "\\",
                "RAW(",
                "$1${x}#{y}",
                "\u0160koda \u20ac",
                "'\"",
                "a:b@c/d?e");
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void aSecretHoldsAnyCharacter(String password) {
        assertThat(settings("gangway.headquarters.password", password).text(Setting.HEADQUARTERS_PASSWORD))
                .isEqualTo(password);
    }

    @Test
    void whatLooksLikeAPlaceholderIsWrittenRaw() {
        assertThat(settings("gangway.headquarters.password", "RAW({{vault.password}})")
                        .text(Setting.HEADQUARTERS_PASSWORD))
                .isEqualTo("{{vault.password}}");
        assertThat(settings("gangway.headquarters.password", "RAW( p )").text(Setting.HEADQUARTERS_PASSWORD))
                .isEqualTo(" p ");
    }

    @Test
    void aSecretMayStandBehindAPlaceholder() {
        assertThat(settings("gangway.headquarters.password", "{{vault.password}}", "vault.password", "p{{w}}")
                        .text(Setting.HEADQUARTERS_PASSWORD))
                .isEqualTo("p{{w}}");
        assertThatThrownBy(() -> settings("gangway.headquarters.password", "{{vault.pasword}}")
                        .text(Setting.HEADQUARTERS_PASSWORD))
                .hasMessageContaining("gangway.headquarters.password")
                .hasMessageContaining("{{vault.pasword}}");
    }

    static Stream<Setting> secrets() {
        return Stream.of(Setting.values()).filter(Setting::isSecret);
    }

    /** As camel-azure-key-vault and its like do it: nobody but Camel knows the function before it is asked. */
    @ParameterizedTest
    @MethodSource("secrets")
    void everySecretMayLieInAVaultOfTheClassPath(Setting secret) {
        assertThat(settings(secret.key(), "{{test-vault:folder/name}}").text(secret))
                .isEqualTo("https://vault.example/folder/name");
    }

    @Test
    void aSecretMayLieInAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("pass:word"), "p{{w \u00fc\n");

        assertThat(settings("gangway.mail.password", "{{file:" + file + "}}").text(Setting.MAIL_PASSWORD))
                .isEqualTo("p{{w \u00fc");
        Files.delete(file);
        assertThatThrownBy(() -> settings("gangway.mail.password", "{{file:" + file + "}}")
                        .text(Setting.MAIL_PASSWORD))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.mail.password", "" + file, "NoSuchFile");
    }

    @Test
    void theNameOfASecretInAVaultThatIsNotHereIsNotTheSecret() {
        assertThatThrownBy(() ->
                        settings("gangway.mail.password", "{{azure:mail}}").text(Setting.MAIL_PASSWORD))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.mail.password", "camel-azure-key-vault");
    }

    @ParameterizedTest
    @ValueSource(strings = {" s3cret", "s3cret ", "s3cret\u00a0", "\ufeffs3cret", "s3cret\t"})
    void whiteSpaceAroundASecretIsRefusedWithoutTellingIt(String secret) {
        var settings = settings("gangway.headquarters.password", secret);

        assertThatThrownBy(() -> settings.text(Setting.HEADQUARTERS_PASSWORD))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.headquarters.password")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void theEndOfALineIsNoPartOfASecret() {
        assertThat(settings("gangway.headquarters.password", "s3cret\r\n").text(Setting.HEADQUARTERS_PASSWORD))
                .isEqualTo("s3cret");
    }

    @Test
    void whatIsInvisibleAroundOtherValuesIsLeftOut() {
        assertThat(settings("gangway.jobs.chunk", "\ufeff\u00a0 200\u200b\u3000")
                        .number(Setting.CHUNK))
                .isEqualTo(200);
    }

    @Test
    void anEmptyAddressIsRefused() {
        assertThatThrownBy(() -> settings("gangway.channel.url", " ").text(Setting.CHANNEL_URL))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.channel.url")
                .hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "gangway.headquarter.url, gangway.headquarters.url",
        "Gangway.headquarters.url, gangway.headquarters.url",
        "ganway.headquarters.url, gangway.headquarters.url",
        "\ufeffgangway.headquarters.url, gangway.headquarters.url",
        "\u00ef\u00bb\u00bfgangway.headquarters.url, gangway.headquarters.url",
        "gangway.headquarters.url\u00a0, gangway.headquarters.url",
        "gangway.jobs.1O10.schedule, gangway.jobs.1010.schedule"
    })
    void aKeyThatIsNearlyOneIsRefused(String key, String near) {
        assertThatThrownBy(() -> settings(key, "x").refuseUnknown(Job.ids()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(near);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway.http.port", "sales.url", "%dev.gangway.dataverse.url", "our.gangway.sales.url"})
    void keysOfOthersAreTheirs(String key) {
        settings(key, "x").refuseUnknown(Job.ids());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gangway.jobs.lease-seconds          | 999999999999
                    gangway.jobs.lease-seconds          | -5
                    gangway.jobs.lease-seconds          | 5m
                    gangway.jobs.lease-seconds          | "300"
                    gangway.cluster                     | yes
                    gangway.jobs.1010.schedule          | every -5s
                    gangway.jobs.1010.schedule          | adaptive
                    gangway.jobs.1010.schedule          | every 99999999999999999999s
                    gangway.jobs.1010.schedule          | every 3000000h
                    gangway.jobs.1010.schedule          | 0 0 25 * * ?
                    gangway.requestor                   | persson
                    gangway.customers.match             | organisationname
                    gangway.companies.USMF.credit-limit | plenty
                    gangway.companies.USMF.owner-team   | {{teem}}
                    gangway.mail.from                   | nobody at all
                    gangway.channel.username            | x
                    """)
    void aValueIsRefusedWhetherOrNotItIsUsed(String key, String value) {
        assertThatThrownBy(() -> settings(key, value).check(Job.ids()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void noSecretReachesThoseWhoListenToLookups() {
        var heard = new StringBuilder();
        var settings = settings(
                "gangway.mail.url",
                "smtps://u:{{mail.secret}}@mail.example:465",
                "mail.secret",
                "c4nary",
                "gangway.sales.client-secret",
                "c4nary");
        ((PropertiesComponent) context.getPropertiesComponent()).addPropertiesLookupListener((PropertiesLookupListener)
                (name, value, defaultValue, source) -> heard.append(value));

        assertThat(settings.text(Setting.MAIL_URL)).contains("c4nary");
        assertThat(settings.text(Setting.SALES_CLIENT_SECRET)).isEqualTo("c4nary");
        assertThat(heard.toString()).doesNotContain("c4nary");
    }
}
