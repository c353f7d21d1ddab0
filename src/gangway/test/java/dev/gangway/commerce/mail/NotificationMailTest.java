package dev.gangway.commerce.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.templates.NotificationTemplates;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationMailTest {

    private final CamelContext context = new DefaultCamelContext();
    private final NotificationMail mail = new NotificationMail(
            new NotificationTemplates(context, NotificationTemplates.DEFAULT_LOCATION, "en"),
            MailSettings.of("smtp://localhost:25", Mails.SENDER).sender());

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aRowBecomesANotificationWhateverTheCaseOfItsColumns() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("NOTIFICATIONID", 42L);
        row.put("NotificationType", "B2BUserAdded");
        row.put("LANGUAGEID", null);
        row.put("RECEIVEREMAILADDRESS", "jana@zahrada.example");
        row.put("FIRSTNAME", "Jana");

        Notification notification = Notification.ofRow(row);

        assertThat(notification.id()).isEqualTo("42");
        assertThat(notification.type()).isEqualTo("B2BUserAdded");
        assertThat(notification.language()).isNull();
        assertThat(notification.receiver()).isEqualTo("jana@zahrada.example");
        assertThat(notification.values()).containsEntry("firstname", "Jana");
        assertThat(notification.toString()).doesNotContain("jana@zahrada.example", "Jana");
    }

    @Test
    void aRowWithoutTypeIsRefused() {
        assertThatThrownBy(() -> Notification.ofRow(Map.of("notificationid", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notificationtype");
    }

    @Test
    void markupInAValueIsTextInBothParts() throws Exception {
        MimeMessage composed = mail.compose(
                Mails.approved("en", "comments", "<script>alert('x')</script>", "company", "\"A\" & <b>B</b>"));

        assertThat(Mails.html(composed))
                .doesNotContain("<script>", "<b>B</b>", "('x')")
                .contains("&lt;script&gt;");
        assertThat(Mails.text(composed)).contains("<script>alert('x')</script>", "\"A\" & <b>B</b>");
    }

    @Test
    void aValueCannotLeaveAnAttribute() throws Exception {
        MimeMessage composed =
                mail.compose(Mails.approved("en", "storeurl", "https://shop.example/?a=1&b=2\" onclick='evil()' x=\""));

        assertThat(Mails.html(composed)).doesNotContain("\" onclick", "'evil").contains("?a=1&amp;b=2&quot; onclick");
    }

    @Test
    void aLineBreakInAValueCannotAddAHeader() throws Exception {
        MimeMessage composed = mail.compose(Mails.approved(
                "en", "company", "Evil\r\nBcc: victim@example.com\r\n\r\nbody\u0000\u2028\u202Egnp.exe"));

        assertThat(composed.getSubject())
                .isEqualTo("Your business account for Evil Bcc: victim@example.com body gnp.exe is approved");
        assertThat(composed.getHeader("Bcc")).isNull();
        assertThat(composed.getAllRecipients()).hasSize(1);
        assertThat(headerBlock(composed)).doesNotContainPattern("(?im)^bcc:");
    }

    @Test
    void aPlaceholderInACommentStaysAsWritten() throws Exception {
        MimeMessage composed = mail.compose(Mails.approved("en", "comments", "write to %email% please"));

        assertThat(Mails.text(composed)).contains("write to %email% please");
        assertThat(Mails.html(composed)).contains("write to %email% please");
    }

    @Test
    void theMessageIdIsTheSameEveryTimeAndBelongsToTheSender() throws Exception {
        Notification notification = Mails.approved("en");
        MimeMessage first = mail.compose(notification);
        first.saveChanges();

        assertThat(first.getMessageID())
                .isEqualTo(mail.compose(notification).getMessageID())
                .isEqualTo(mail.messageId(notification))
                .matches("<42\\.[0-9a-f]{16}@fabrikam\\.example>");
    }

    @Test
    void anotherReceiverGetsAnotherMessageId() {
        assertThat(mail.messageId(Mails.to("a@x.example"))).isNotEqualTo(mail.messageId(Mails.to("b@x.example")));
    }

    @Test
    void aStrangeIdStillGivesAValidMessageId() {
        Notification notification = new Notification("a>\r\nBcc: x@y", "B2BUserAdded", "en", "a@x.example", Map.of());

        assertThat(mail.messageId(notification)).matches("<[A-Za-z0-9_-]+\\.[0-9a-f]{16}@fabrikam\\.example>");
    }

    @Test
    void answeringMachinesAreToldNotToAnswer() throws Exception {
        MimeMessage composed = mail.compose(Mails.approved("cs-cz"));

        assertThat(composed.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(composed.getContentLanguage()).containsExactly("cs");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "jana",
                "@zahrada.example",
                "jana@",
                "jana@zahrada..example",
                "jana@za hrada.example",
                "jana@zahrada.example\r\nBcc: victim@example.com",
                "jana@zahrada.example\nvictim@example.com",
                "jana@zahrada.example,victim@example.com",
                "jana@zahrada.example;victim@example.com",
                "jana@zahrada.example victim@example.com",
                "Jana <jana@zahrada.example>",
                "jana@zahrada.example> NOTIFY=SUCCESS <x@y.example",
                "@relay.example:jana@zahrada.example",
                "group:jana@zahrada.example;",
                "\"jana\\\r\nRCPT TO:<x@y>\"@zahrada.example",
                "jána@zahrada.example",
                "jana@[127.0.0.1]"
            })
    void whatIsNotExactlyOneAddressIsRefused(String receiver) {
        assertThatThrownBy(() -> mail.compose(Mails.to(receiver))).isInstanceOf(AddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jana@zahrada.example", " jana@zahrada.example ", "o'neil+b2b@sub.zahrada.example", "a@localhost"
            })
    void ordinaryAddressesPass(String receiver) throws Exception {
        assertThat(mail.compose(Mails.to(receiver)).getAllRecipients()[0]).hasToString(receiver.strip());
    }

    @Test
    void anInternationalDomainIsWrittenInAscii() throws Exception {
        assertThat(mail.compose(Mails.to("info@přílišžluťoučký.example"))
                        .getAllRecipients()[0]
                        .toString())
                .startsWith("info@xn--")
                .endsWith(".example");
    }

    private static String headerBlock(MimeMessage message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        String all = bytes.toString(StandardCharsets.ISO_8859_1);
        return all.substring(0, all.indexOf("\r\n\r\n"));
    }
}
