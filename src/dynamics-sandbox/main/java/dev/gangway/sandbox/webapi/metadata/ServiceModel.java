package dev.gangway.sandbox.webapi.metadata;

import dev.gangway.sandbox.model.DataModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ServiceMetadata;

/** The model in Olingo's form, and as XML for {@code $metadata}. Thread-safe. */
public final class ServiceModel {
    private final OData odata = OData.newInstance();
    private final DataModel model;
    private volatile State state;

    private record State(Edm edm, byte[] xml) {}

    public ServiceModel(DataModel model) {
        this.model = model;
        refresh();
    }

    /** Rebuilds the model; must be called after a table has gained columns. */
    public synchronized void refresh() {
        ServiceMetadata metadata = odata.createServiceMetadata(new EntityModelProvider(model), List.of());
        state = new State(metadata.getEdm(), serialize(metadata));
    }

    private byte[] serialize(ServiceMetadata metadata) {
        try (InputStream document = odata.createSerializer(ContentType.APPLICATION_XML)
                .metadataDocument(metadata)
                .getContent()) {
            return document.readAllBytes();
        } catch (ODataLibraryException e) {
            throw new IllegalStateException("The entity model cannot be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OData odata() {
        return odata;
    }

    public Edm edm() {
        return state.edm();
    }

    public byte[] xml() {
        return state.xml().clone();
    }
}
