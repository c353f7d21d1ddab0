package dev.gangway.dataverse.component;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.component.connect.Client;
import dev.gangway.dataverse.component.connect.DataverseConfiguration;
import dev.gangway.dataverse.component.consume.Reading;
import dev.gangway.dataverse.component.options.CallOptions;
import dev.gangway.dataverse.component.options.ChangeOptions;
import dev.gangway.dataverse.component.options.DataverseConstants;
import dev.gangway.dataverse.component.options.DataverseOperation;
import dev.gangway.dataverse.component.options.Options;
import dev.gangway.dataverse.component.options.ReadOptions;
import dev.gangway.dataverse.component.options.WriteOptions;
import dev.gangway.dataverse.component.produce.Rows;
import dev.gangway.dataverse.component.produce.Work;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Read and write rows of Microsoft Dataverse (Dynamics 365, Power Platform) and follow their changes. */
@ManagedResource(description = "Managed Dataverse endpoint")
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "dataverse",
        title = "Microsoft Dataverse",
        syntax = "dataverse:operation/target",
        category = {Category.SAAS, Category.API},
        headersClass = DataverseConstants.class)
public class DataverseEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    /** Longer than Camel's default, because each poll is a request and requests are counted. */
    private static final long DELAY = 5000;

    @UriPath(
            description = "What to do",
            enums =
                    "create,createIfAbsent,update,upsert,delete,retrieve,retrieveAll,query,fetch,batch,createMultiple,updateMultiple,upsertMultiple,associate,disassociate,action,function,changes,raw")
    @Metadata(required = true)
    private DataverseOperation operation;

    @UriPath(
            description =
                    "The table by its entity set, such as leads; or the name of the action or function. Not for batch and raw")
    private String target;

    @UriParam
    private DataverseConfiguration configuration;

    @UriParam
    private ReadOptions reading = new ReadOptions();

    @UriParam
    private WriteOptions writing = new WriteOptions();

    @UriParam
    private CallOptions calling = new CallOptions();

    @UriParam
    private ChangeOptions changing = new ChangeOptions();

    private volatile Reading watched;

    @UriParam(label = "advanced", description = "How beans become JSON; by default a mapper of the component's own")
    private ObjectMapper objectMapper;

    public DataverseEndpoint(String uri, DataverseComponent component, DataverseConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        setDelay(DELAY);
    }

    /** Rejects invalid options before anything runs. */
    void check() {
        if (operation.needsTarget() && (target == null || target.isBlank())) {
            throw new IllegalArgumentException("dataverse:" + operation + " lacks its target: dataverse:" + operation
                    + "/leads, for instance; tables are named by their entity set");
        }
        if (target != null && !NAME.matcher(target).matches()) {
            throw new IllegalArgumentException("dataverse:" + operation + "/" + target + ": '" + target
                    + "' is not a name; ids go into the option id or the header CamelDataverseId");
        }
        reading.check();
        calling.check();
    }

    /** Returns the client that this endpoint shares with others. Sends nothing. */
    Client client() {
        return ((DataverseComponent) getComponent()).client(configuration);
    }

    /** Returns the client with the endpoint's headers. */
    Dataverse dataverse() {
        return client().dataverse().with(calling.headers());
    }

    @Override
    public Producer createProducer() {
        Options options = new Options(reading, writing, calling);
        Work work = new Work(operation, target, name(), client(), dataverse(), options, new Rows(objectMapper));
        return new DataverseProducer(this, work.producer());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (operation != DataverseOperation.CHANGES) {
            throw new IllegalArgumentException(name() + " cannot begin a route; only dataverse:changes/TABLE can");
        }
        DataverseConsumer consumer = new DataverseConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Registers the reading of a consumer of this endpoint, for management tools. */
    void watch(Reading started) {
        watched = started;
    }

    @ManagedAttribute(
            description = "Seconds since the service last answered with changes or none; -1 before the first time")
    public long getCursorAgeSeconds() {
        Reading now = watched;
        return now == null || now.age() == null ? -1 : now.age().toSeconds();
    }

    @ManagedAttribute(description = "Seconds since the cursor was last stored; -1 before the first time")
    public long getCursorStoredSeconds() {
        Reading now = watched;
        return now == null || now.sinceStored() == null ? -1 : now.sinceStored().toSeconds();
    }

    /** Returns operation and target, for messages: the rest of a URI may contain secrets and personal data. */
    String name() {
        return "dataverse:" + operation + (target == null ? "" : "/" + target);
    }

    @Override
    public String getServiceUrl() {
        return configuration.address();
    }

    @Override
    public String getServiceProtocol() {
        return "odata";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return configuration.getClientId() == null ? null : Map.of("clientId", configuration.getClientId());
    }

    public DataverseOperation getOperation() {
        return operation;
    }

    public void setOperation(DataverseOperation operation) {
        this.operation = operation;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public DataverseConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DataverseConfiguration configuration) {
        this.configuration = configuration;
    }

    public ReadOptions getReading() {
        return reading;
    }

    public void setReading(ReadOptions reading) {
        this.reading = reading;
    }

    public WriteOptions getWriting() {
        return writing;
    }

    public void setWriting(WriteOptions writing) {
        this.writing = writing;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public ChangeOptions getChanging() {
        return changing;
    }

    public void setChanging(ChangeOptions changing) {
        this.changing = changing;
    }

    public CallOptions getCalling() {
        return calling;
    }

    public void setCalling(CallOptions calling) {
        this.calling = calling;
    }
}
