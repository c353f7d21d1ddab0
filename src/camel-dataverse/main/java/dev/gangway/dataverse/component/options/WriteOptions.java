package dev.gangway.dataverse.component.options;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Which row is meant, and what happens to it. */
@UriParams
public class WriteOptions {
    @UriParam(
            label = "producer",
            description = "The id (GUID) of the row, where the header CamelDataverseId does not name one")
    private String id;

    @UriParam(
            label = "producer",
            description =
                    "Columns of an alternate key that name the row instead of its id, separated by commas; their values are taken from the body")
    private String key;

    @UriParam(
            label = "producer",
            description =
                    "ETag of the row as it was read; update and delete are refused with the verdict CHANGED when somebody changed it since. The header CamelDataverseETag comes first")
    private String ifMatch;

    @UriParam(
            label = "producer",
            description = "Whether writing answers with the row as it is then (one request; see select)")
    private boolean returnRepresentation;

    @UriParam(
            label = "producer",
            defaultValue = "FAIL",
            description =
                    "What happens when the row to be retrieved, updated or deleted is not there: an exception, or no body and the verdict NOT_FOUND")
    private NotFound notFound = NotFound.FAIL;

    @UriParam(
            label = "producer",
            defaultValue = "DONE",
            description =
                    "What createIfAbsent does when the row is there already: nothing, with the verdict ALREADY_EXISTS, or an exception")
    private OnExists onExists = OnExists.DONE;

    @UriParam(label = "producer", description = "Leave out what is null in the body; else a null empties the column")
    private boolean ignoreNull;

    @UriParam(
            label = "producer",
            description =
                    "The table (entity set) of a bound action or function; needed only where one is bound to several tables")
    private String table;

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getIfMatch() {
        return ifMatch;
    }

    public void setIfMatch(String ifMatch) {
        this.ifMatch = ifMatch;
    }

    public boolean isReturnRepresentation() {
        return returnRepresentation;
    }

    public void setReturnRepresentation(boolean returnRepresentation) {
        this.returnRepresentation = returnRepresentation;
    }

    public NotFound getNotFound() {
        return notFound;
    }

    public void setNotFound(NotFound notFound) {
        this.notFound = notFound;
    }

    public OnExists getOnExists() {
        return onExists;
    }

    public void setOnExists(OnExists onExists) {
        this.onExists = onExists;
    }

    public boolean isIgnoreNull() {
        return ignoreNull;
    }

    public void setIgnoreNull(boolean ignoreNull) {
        this.ignoreNull = ignoreNull;
    }

    public String getTable() {
        return table;
    }

    public void setTable(String table) {
        this.table = table;
    }
}
