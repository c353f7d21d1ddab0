package dev.gangway.observe.alerts;

import java.util.Map;
import org.apache.camel.ProducerTemplate;

/** Sends the JSON of an alert to a Camel endpoint; the header {@code GangwayAlert} says what it is about. */
public final class EndpointChannel implements AlertChannel {
    private final ProducerTemplate producer;
    private final String uri;

    public EndpointChannel(ProducerTemplate producer, String uri) {
        this.producer = producer;
        this.uri = uri;
    }

    @Override
    public String name() {
        return "endpoint";
    }

    @Override
    public void tell(Alert alert) {
        producer.sendBodyAndHeaders(
                uri, alert.json(), Map.of("GangwayAlert", alert.key(), "GangwayAlertEvent", alert.event()));
    }
}
