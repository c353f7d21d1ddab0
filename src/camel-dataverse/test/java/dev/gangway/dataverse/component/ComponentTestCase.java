package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.dataverse.component.connect.DataverseConfiguration;
import dev.gangway.sandbox.SalesSandbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context that has the component and nothing of Gangway, in front of the strict sandbox. */
abstract class ComponentTestCase {
    final CamelContext context = new DefaultCamelContext();
    SalesSandbox sandbox;
    ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        sandbox = SalesSandbox.builder().strict(true).start();
        configure(context.getComponent("dataverse", DataverseComponent.class).getConfiguration());
        context.start();
        template = context.createProducerTemplate();
    }

    void configure(DataverseConfiguration configuration) {
        configuration.setEnvironment(sandbox.url().toString());
        configuration.setTokenEndpoint(sandbox.tokenUrl().toString());
        configuration.setClientId(sandbox.clientId());
        configuration.setClientSecret(sandbox.clientSecret());
    }

    @AfterEach
    void stop() {
        context.stop();
        assertThat(sandbox.control().violations()).isEmpty();
        sandbox.close();
    }

    /** Sends, and throws what the endpoint throws. */
    Exchange send(String uri, Object body, Map<String, Object> headers) throws Exception {
        Exchange exchange = template.request(uri, request -> {
            request.getMessage().setBody(body);
            request.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    Exchange send(String uri, Object body) throws Exception {
        return send(uri, body, Map.of());
    }

    static Map<String, Object> lead(String subject) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("subject", subject);
        lead.put("lastname", "Berg");
        lead.put("companyname", "Fabrikam");
        return lead;
    }

    List<?> leads() {
        return template.requestBody("dataverse:query/leads?select=leadid,subject&orderBy=subject", null, List.class);
    }
}
