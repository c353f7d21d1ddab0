package dev.gangway.dataverse.component;

import dev.gangway.dataverse.component.produce.ProducerOperation;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Carries out the endpoint's operation for each exchange, in the route's own thread. */
public class DataverseProducer extends DefaultProducer {
    private final ProducerOperation operation;

    DataverseProducer(DataverseEndpoint endpoint, ProducerOperation operation) {
        super(endpoint);
        this.operation = operation;
    }

    @Override
    public void process(Exchange exchange) {
        operation.process(exchange);
    }
}
