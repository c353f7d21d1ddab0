package dev.gangway.commerce.mail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.commerce.mail.Mails;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example, smtp, 25, true, false",
        "smtp://mail.example:2525?starttls=false, smtp, 2525, false, false",
        "smtp://mail.example:587?starttls=true, smtp, 587, true, false",
        "smtp://user:secret@mail.example:587, smtp, 587, true, true",
        "smtps://user:secret@mail.example, smtps, 465, false, true"
    })
    void aUrlSaysServerAndProtection(String url, String protocol, int port, boolean startTls, boolean signsIn) {
        MailConfiguration configuration = endpoint(url).getConfiguration();

        assertThat(configuration.getProtocol()).isEqualTo(protocol);
        assertThat(configuration.getHost()).isEqualTo("mail.example");
        assertThat(configuration.getPort()).isEqualTo(port);
        assertThat(configuration.getJavaMailProperties())
                .containsEntry("mail." + protocol + ".starttls.required", Boolean.toString(startTls))
                .containsEntry("mail." + protocol + ".auth", Boolean.toString(signsIn))
                .containsEntry("mail." + protocol + ".ssl.checkserveridentity", "true");
    }

    @Test
    void userAndSecretAreDecoded() {
        MailConfiguration configuration = endpoint(
                        "smtps://onboarding%40fabrikam.example:p%3Aa+b%25:c@mail.example:465")
                .getConfiguration();

        assertThat(configuration.getUsername()).isEqualTo("onboarding@fabrikam.example");
        assertThat(configuration.getPassword()).isEqualTo("p:a+b%:c");
    }

    @Test
    void neitherTextNorEndpointUriShowsTheSecret() {
        MailSettings settings = MailSettings.of("smtps://user:hush@mail.example:465", Mails.SENDER);
        MailEndpoint endpoint = settings.endpoint(context);

        assertThat(settings.toString() + endpoint + endpoint.getEndpointUri() + endpoint.getEndpointKey())
                .doesNotContain("hush", "user:")
                .contains("smtps://***@mail.example:465");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "mail.example:25",
                "http://mail.example",
                "smtp://us@er:hush@mail.example",
                "smtp://user:hu sh@mail.example",
                "smtp://user:hu%zzsh@mail.example",
                "smtp://user@mail.example",
                "smtp://user:hush@mail.example?password=hush",
                "smtp://user:hush@mail.example?starttls=false",
                "file:"
            })
    void aWrongUrlIsExplainedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> MailSettings.of(url, Mails.SENDER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("gangway.mail.url: ")
                .hasMessageNotContainingAny("hush", "hu sh", "hu%zzsh")
                .hasNoCause();
    }

    @Test
    void theSenderHasANameInAnyScript() {
        assertThat(MailSettings.of("smtp://h", "\"Přihlášky, Fabrikam\" <b2b@fabrikam.example>")
                        .sender()
                        .getPersonal())
                .isEqualTo("Přihlášky, Fabrikam");
        assertThat(MailSettings.of("smtp://h", "b2b@fabrikam.example").sender().getPersonal())
                .isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Fabrikam", "a@x.example, b@x.example", "\"A\" <a@x.example>\r\nBcc: b@x.example"})
    void aWrongSenderIsRefused(String from) {
        assertThatThrownBy(() -> MailSettings.of("smtp://h", from))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("gangway.mail.from: ");
    }

    private MailEndpoint endpoint(String url) {
        return MailSettings.of(url, Mails.SENDER).endpoint(context);
    }
}
