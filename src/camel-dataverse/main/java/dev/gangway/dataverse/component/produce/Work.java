package dev.gangway.dataverse.component.produce;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.component.connect.Client;
import dev.gangway.dataverse.component.options.DataverseOperation;
import dev.gangway.dataverse.component.options.Options;
import dev.gangway.dataverse.component.options.ReadOptions;
import dev.gangway.dataverse.component.options.WriteOptions;

/**
 * The options of an endpoint, for its producer.
 *
 * @param target the table, action or function; null for none
 * @param client the client, for what is known of the environment
 * @param dataverse the client with the endpoint's headers
 * @param name operation and target, for messages
 */
public record Work(
        DataverseOperation operation,
        String target,
        String name,
        Client client,
        Dataverse dataverse,
        Options options,
        Rows rows) {

    /** Returns the operation that carries it out. */
    public ProducerOperation producer() {
        return switch (operation) {
            case CREATE, CREATE_IF_ABSENT, UPDATE, UPSERT, DELETE -> new WriteRow(this);
            case RETRIEVE -> new RetrieveRow(this);
            case RETRIEVE_ALL -> new RetrieveAll(this);
            case QUERY -> new QueryRows(this);
            case FETCH -> new FetchRows(this);
            case BATCH -> new RunBatch(this);
            case CREATE_MULTIPLE, UPDATE_MULTIPLE, UPSERT_MULTIPLE -> new BulkMessage(this);
            case ASSOCIATE, DISASSOCIATE -> new LinkRows(this);
            case ACTION, FUNCTION -> new CallMessage(this);
            case CHANGES -> new ReadChanges(this);
            case RAW -> new RawRequest(this);
        };
    }

    ReadOptions reading() {
        return options.reading();
    }

    WriteOptions writing() {
        return options.writing();
    }
}
