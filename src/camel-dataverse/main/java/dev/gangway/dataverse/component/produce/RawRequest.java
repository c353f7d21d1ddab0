package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.component.options.CallOptions;
import dev.gangway.dataverse.component.options.DataverseConstants;
import java.util.Locale;
import org.apache.camel.Exchange;

/** Sends a request that no other operation covers: method and path, below the service root, come from the URI. */
final class RawRequest implements ProducerOperation {
    private final Work work;
    private final String method;

    RawRequest(Work work) {
        this.work = work;
        CallOptions options = work.options().calling();
        this.method = options.getMethod().toUpperCase(Locale.ROOT);
        if (options.getPath() == null || options.getPath().isBlank()) {
            throw new IllegalArgumentException(
                    "dataverse:raw needs the option path, an address below the service root such as RetrieveVersion()");
        }
    }

    @Override
    public void process(Exchange exchange) {
        byte[] body = null;
        if (!method.equals("GET") && !method.equals("DELETE")) {
            ObjectNode json = work.rows().objectOrEmpty(exchange, work.name());
            body = work.rows().bytes(json);
        }
        Outcome outcome = work.dataverse()
                .carryOut(Operation.request(method, work.options().calling().getPath(), body));
        exchange.getMessage().setHeader(DataverseConstants.VERDICT, outcome.verdict());
        exchange.getMessage().setHeader(DataverseConstants.STATUS, outcome.status());
        exchange.getMessage().setBody(outcome.body());
    }
}
