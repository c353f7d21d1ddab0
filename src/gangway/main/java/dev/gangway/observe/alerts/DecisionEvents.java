package dev.gangway.observe.alerts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.spi.DecisionListener;
import java.util.Locale;
import org.apache.camel.ProducerTemplate;

/** Sends each decision as JSON to a Camel endpoint; what it refuses is sent again as any listener's failure is. */
public final class DecisionEvents implements DecisionListener {
    private final ProducerTemplate producer;
    private final String uri;

    public DecisionEvents(ProducerTemplate producer, String uri) {
        this.producer = producer;
        this.uri = uri;
    }

    @Override
    public void decided(Decision decision) {
        producer.sendBody(
                uri,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event", "decision")
                        .put("dataareaid", decision.dataareaid())
                        .put("prospectid", decision.prospectid())
                        .put("requestid", decision.requestid())
                        .put("outcome", decision.outcome().name().toLowerCase(Locale.ROOT))
                        .toString());
    }
}
