package dev.gangway.commerce.mail;

import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.server.SmtpFailure;
import dev.gangway.commerce.mail.templates.NotificationTemplates;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context with one YAML route that sends what it is given. */
public final class MailRoute implements AutoCloseable {

    private static final String YAML = """
            - onException:
                exception:
                  - java.lang.Exception
                handled:
                  constant: "true"
                steps:
                  - bean:
                      beanType: dev.gangway.commerce.mail.server.SmtpFailure
                      method: of
            - route:
                id: mail-under-test
                from:
                  uri: direct:notifications
                  steps:
                    - process:
                        ref: notificationMail
                    - to:
                        uri: ref:notificationServer
            """;

    private final CamelContext context = new DefaultCamelContext();

    public MailRoute(MailSettings settings) throws Exception {
        NotificationTemplates templates = new NotificationTemplates(
                context, NotificationTemplates.DEFAULT_LOCATION, NotificationTemplates.DEFAULT_LANGUAGE);
        context.getRegistry().bind("notificationMail", new NotificationMail(templates, settings.sender()));
        context.getRegistry().bind("notificationServer", settings.endpoint(context));
        Resource route = ResourceHelper.fromString("mail.yaml", YAML);
        PluginHelper.getRoutesLoader(context).loadRoutes(route);
        context.start();
    }

    /**
     * Sends with headers that an attacker might have brought along.
     *
     * @param notification a {@link Notification} or a row
     * @return after a failure, with the {@link SmtpFailure} as body
     */
    public Exchange send(Object notification) {
        return context.createFluentProducerTemplate()
                .to("direct:notifications")
                .withBody(notification)
                .withHeader("Bcc", "victim@example.com")
                .withHeader("To", "victim@example.com")
                .withHeader("Subject", "hijacked")
                .withHeader("mail.smtp.host", "evil.example")
                .send();
    }

    public SmtpFailure failureOf(Notification notification) {
        return send(notification).getMessage().getBody(SmtpFailure.class);
    }

    CamelContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop();
    }
}
