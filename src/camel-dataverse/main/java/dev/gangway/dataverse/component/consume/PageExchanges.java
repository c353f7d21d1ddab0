package dev.gangway.dataverse.component.consume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.component.connect.Client;
import dev.gangway.dataverse.component.options.ChangeOptions;
import dev.gangway.dataverse.component.options.CommitMode;
import dev.gangway.dataverse.component.options.DataverseConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Creates the exchanges of a page: one per row not yet delivered, or one for all. For one thread. */
public final class PageExchanges {
    private final Client client;
    private final String table;
    private final ChangeOptions options;
    private final Reading reading;

    private PageInHand current;

    public PageExchanges(Client client, String table, ChangeOptions options, Reading reading) {
        this.client = client;
        this.table = table;
        this.options = options;
        this.reading = reading;
    }

    public List<Exchange> of(PageInHand page, Supplier<Exchange> empty) {
        current = page;
        if (page.isEmpty()) {
            return List.of();
        }
        return options.isSplit() ? rows(page, empty) : List.of(whole(page, empty.get()));
    }

    /** Records that the route has processed one of them. */
    public void processed(Exchange exchange) {
        current.delivered(options.isSplit() ? current.delivered() + 1 : current.size());
    }

    private Exchange whole(PageInHand page, Exchange exchange) {
        common(page, exchange, true);
        exchange.getMessage().setHeader(DataverseConstants.CURSOR, page.page().next());
        exchange.getMessage().setBody(page.page());
        return exchange;
    }

    private List<Exchange> rows(PageInHand page, Supplier<Exchange> empty) {
        String primaryKey = client.tables().of(table).primaryKey();
        ChangePage content = page.page();
        int changed = content.changed().size();
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = page.delivered(); i < page.size(); i++) {
            Exchange exchange = empty.get();
            common(page, exchange, i == page.size() - 1);
            Message message = exchange.getMessage();
            if (i < changed) {
                JsonNode row = content.changed().get(i);
                message.setHeader(DataverseConstants.CHANGE, "changed");
                message.setHeader(DataverseConstants.ID, row.path(primaryKey).textValue());
                message.setHeader(
                        DataverseConstants.ETAG, row.path("@odata.etag").textValue());
                message.setBody(row);
            } else {
                UUID id = content.deleted().get(i - changed);
                message.setHeader(DataverseConstants.CHANGE, "deleted");
                message.setHeader(DataverseConstants.ID, id.toString());
                message.setBody(JsonNodeFactory.instance.objectNode().put(primaryKey, id.toString()));
            }
            exchanges.add(exchange);
        }
        return exchanges;
    }

    private void common(PageInHand page, Exchange exchange, boolean last) {
        Message message = exchange.getMessage();
        message.setHeader(DataverseConstants.FULL, page.page().full());
        message.setHeader(DataverseConstants.LAST_PAGE, page.page().last());
        if (options.getCommit() == CommitMode.MANUAL) {
            message.setHeader(DataverseConstants.COMMIT, commit(page, last));
        }
    }

    private PageCommit commit(PageInHand page, boolean last) {
        return new PageCommit() {
            @Override
            public void commit() {
                if (last) {
                    reading.commit(page);
                }
            }

            @Override
            public String cursor() {
                return page.page().next();
            }

            @Override
            public String toString() {
                return "PageCommit";
            }
        };
    }
}
