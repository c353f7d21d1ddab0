package dev.gangway.dataverse.component.produce;

import org.apache.camel.Exchange;

/** The operation of a producer endpoint. Thread-safe. */
@FunctionalInterface
public interface ProducerOperation {

    /**
     * Reads its input from the message and writes the answer into it.
     *
     * @throws dev.gangway.odata.ServiceException when the service does not carry it out
     * @throws IllegalArgumentException when the message lacks something
     */
    void process(Exchange exchange);
}
