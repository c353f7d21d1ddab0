package dev.gangway.dataverse.component.produce;

import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.dataverse.component.options.DataverseConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads one page of changes, for routes that keep the cursor themselves. */
final class ReadChanges implements ProducerOperation {
    private final Work work;
    private final ChangeQuery query;

    ReadChanges(Work work) {
        this.work = work;
        this.query = new ChangeQuery(
                work.target(), work.reading().columns(), work.reading().getPageSize());
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String cursor = message.getHeader(DataverseConstants.CURSOR, String.class);
        ChangePage page = work.dataverse().changes(query, cursor == null || cursor.isBlank() ? null : cursor);
        message.setHeader(DataverseConstants.CURSOR, page.next());
        message.setHeader(DataverseConstants.LAST_PAGE, page.last());
        message.setHeader(DataverseConstants.FULL, page.full());
        message.setBody(page);
    }
}
