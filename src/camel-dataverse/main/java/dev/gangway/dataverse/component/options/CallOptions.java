package dev.gangway.dataverse.component.options;

import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.Dataverse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How requests are made, and what single operations need besides a row. */
@UriParams
public class CallOptions {
    @UriParam(
            label = "producer",
            description =
                    "Whether the operations of a batch are one change set: carried out together or not at all, at most 1000, without retrieve")
    private boolean atomic;

    @UriParam(
            label = "producer",
            enums = "create,createIfAbsent,update,upsert,delete,retrieve",
            description =
                    "For a batch with a table, such as dataverse:batch/leads: the elements of the list are rows, and this is what to do with each")
    private String batchOperation;

    @UriParam(
            label = "producer",
            description =
                    "For a batch: how many operations go into one request, 1 to 1000; by default as many as the batchSizer finds")
    private Integer batchSize;

    @UriParam(
            label = "advanced",
            description =
                    "For a batch: a dev.gangway.dataverse.BatchSizer that is told how long requests took; by default the endpoints of a client share one")
    private BatchSizer batchSizer;

    @UriParam(
            label = "producer",
            description =
                    "For associate and disassociate: the navigation property of the table, such as contact_customer_accounts; with relatedTable")
    private String relationship;

    @UriParam(
            label = "producer",
            description =
                    "For associate and disassociate: the entity set of the other row, whose id is in the header CamelDataverseRelatedId")
    private String relatedTable;

    @UriParam(
            label = "producer",
            defaultValue = "GET",
            enums = "GET,POST,PATCH,PUT,DELETE",
            description = "For raw: the HTTP method")
    private String method = "GET";

    @UriParam(
            label = "producer",
            description = "For raw: the address below the service root, such as RetrieveVersion()")
    private String path;

    @UriParam(
            label = "advanced",
            description =
                    "Object id (Entra) of the user to act as; the application user needs the privilege prvActOnBehalfOfAnotherUser")
    private String callerObjectId;

    @UriParam(
            label = "advanced",
            description =
                    "What is not to run because of these requests: customSync and customAsync (plug-ins and workflows), flows (Power Automate); separated by commas. Needs the privileges that Microsoft names for it")
    private String bypass;

    @UriParam(
            label = "advanced",
            description = "Whether the environment's rules for duplicates apply; the service leaves them out by itself")
    private boolean detectDuplicates;

    @UriParam(
            label = "advanced",
            description =
                    "Annotations that rows come with, such as * or OData.Community.Display.V1.FormattedValue, the labels of choices and lookups")
    private String annotations;

    @UriParam(
            label = "producer",
            defaultValue = "FAIL",
            description =
                    "What to do while the service asks to be left alone: fail at once, or wait as long as it says and send again, which keeps the route's thread")
    private WhenThrottled whenThrottled = WhenThrottled.FAIL;

    @UriParam(
            label = "producer",
            javaType = "java.time.Duration",
            defaultValue = "300000",
            description =
                    "For whenThrottled=wait: longest wait for one message; when the service asks for more it fails at once")
    private long maxWait = 300_000;

    /**
     * Headers that go out with every request.
     *
     * @throws IllegalArgumentException when an option has a value that there is not
     */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (callerObjectId != null) {
            headers.put("CallerObjectId", UUID.fromString(callerObjectId).toString());
        }
        if (bypass != null) {
            bypassed(headers);
        }
        if (detectDuplicates) {
            headers.put("MSCRM.SuppressDuplicateDetection", "false");
        }
        if (annotations != null) {
            if (!annotations.matches("[A-Za-z0-9_.*,-]+")) {
                throw new IllegalArgumentException("annotations has characters that no name of an annotation has");
            }
            headers.put("Prefer", "odata.include-annotations=\"" + annotations + "\"");
        }
        return headers;
    }

    private void bypassed(Map<String, String> headers) {
        StringBuilder logic = new StringBuilder();
        for (String part : bypass.strip().split("\\s*,\\s*")) {
            switch (part) {
                case "customSync" -> logic.append(logic.isEmpty() ? "" : ",").append("CustomSync");
                case "customAsync" -> logic.append(logic.isEmpty() ? "" : ",").append("CustomAsync");
                case "flows" -> headers.put("MSCRM.SuppressCallbackRegistrationExpanderJob", "true");
                default ->
                    throw new IllegalArgumentException(
                            "bypass knows customSync, customAsync and flows, but not '" + part + "'");
            }
        }
        if (!logic.isEmpty()) {
            headers.put("MSCRM.BypassBusinessLogicExecution", logic.toString());
        }
    }

    public boolean isAtomic() {
        return atomic;
    }

    public void setAtomic(boolean atomic) {
        this.atomic = atomic;
    }

    public String getRelationship() {
        return relationship;
    }

    public void setRelationship(String relationship) {
        this.relationship = relationship;
    }

    public String getRelatedTable() {
        return relatedTable;
    }

    public void setRelatedTable(String relatedTable) {
        this.relatedTable = relatedTable;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getCallerObjectId() {
        return callerObjectId;
    }

    public void setCallerObjectId(String callerObjectId) {
        this.callerObjectId = callerObjectId;
    }

    public String getBypass() {
        return bypass;
    }

    public void setBypass(String bypass) {
        this.bypass = bypass;
    }

    public boolean isDetectDuplicates() {
        return detectDuplicates;
    }

    public void setDetectDuplicates(boolean detectDuplicates) {
        this.detectDuplicates = detectDuplicates;
    }

    public String getAnnotations() {
        return annotations;
    }

    public void setAnnotations(String annotations) {
        this.annotations = annotations;
    }

    /** @throws IllegalArgumentException when a number is out of range */
    public void check() {
        if (batchSize != null && (batchSize < 1 || batchSize > Dataverse.MAX_BATCH)) {
            throw new IllegalArgumentException(
                    "batchSize must be 1 to " + Dataverse.MAX_BATCH + ", but is " + batchSize);
        }
        if (batchOperation != null) {
            DataverseOperation.ofRows(batchOperation, "batchOperation");
        }
    }

    public Integer getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(Integer batchSize) {
        this.batchSize = batchSize;
    }

    public BatchSizer getBatchSizer() {
        return batchSizer;
    }

    public void setBatchSizer(BatchSizer batchSizer) {
        this.batchSizer = batchSizer;
    }

    public String getBatchOperation() {
        return batchOperation;
    }

    public void setBatchOperation(String batchOperation) {
        this.batchOperation = batchOperation;
    }

    public WhenThrottled getWhenThrottled() {
        return whenThrottled;
    }

    public void setWhenThrottled(WhenThrottled whenThrottled) {
        this.whenThrottled = whenThrottled;
    }

    public long getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(long maxWait) {
        this.maxWait = maxWait;
    }
}
