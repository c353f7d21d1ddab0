package dev.gangway.dataverse.component.connect;

import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.metadata.DataverseMetadata;
import org.apache.camel.CamelContext;

/** A client with what is known about its environment. Thread-safe. */
public final class Client implements AutoCloseable {
    private final ClientSettings settings;
    private final Dataverse dataverse;
    private final Tables tables;
    private final BatchSizer sizer = new BatchSizer();

    private DataverseMetadata metadata;

    private Client(ClientSettings settings, Dataverse dataverse) {
        this.settings = settings;
        this.dataverse = dataverse;
        this.tables = new Tables(dataverse);
    }

    static Client of(CamelContext context, ClientSettings settings) {
        return new Client(settings, Connecting.to(context, settings));
    }

    /** Wraps a client that was created elsewhere. */
    static Client of(Dataverse dataverse) {
        return new Client(null, dataverse);
    }

    /** Returns the client's settings; null when it was created elsewhere. */
    ClientSettings settings() {
        return settings;
    }

    public Dataverse dataverse() {
        return dataverse;
    }

    /** Returns the names of tables and of their primary keys. */
    public Tables tables() {
        return tables;
    }

    /** Returns the sizer, which finds the batch size that suits this server. */
    public BatchSizer sizer() {
        return sizer;
    }

    /** Returns the whole model of several megabytes; it is read once, when first needed. */
    public synchronized DataverseMetadata metadata() {
        if (metadata == null) {
            metadata = dataverse.metadata();
        }
        return metadata;
    }

    @Override
    public void close() {
        dataverse.close();
    }
}
