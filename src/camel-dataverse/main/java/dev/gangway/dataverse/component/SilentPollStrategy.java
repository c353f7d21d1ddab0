package dev.gangway.dataverse.component;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * Leaves the report of a failed poll to the exception handler; the default strategy also logs a stack trace each
 * time.
 */
final class SilentPollStrategy extends DefaultPollingConsumerPollStrategy {
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        return false;
    }
}
