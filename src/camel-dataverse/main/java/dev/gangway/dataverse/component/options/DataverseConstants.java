package dev.gangway.dataverse.component.options;

import org.apache.camel.spi.Metadata;

/** The headers of the component. No header names an operation, a table or an environment. */
public final class DataverseConstants {
    @Metadata(
            label = "producer",
            description =
                    "The id (GUID) of the row. In: the row that is meant, before the option id. Out: the row that was created or written",
            javaType = "String")
    public static final String ID = "CamelDataverseId";

    @Metadata(
            label = "producer",
            description = "An OData filter, such as statecode eq 0; before the option filter",
            javaType = "String")
    public static final String FILTER = "CamelDataverseFilter";

    @Metadata(
            label = "producer",
            description =
                    "The ETag of a row. In: update and delete are carried out only if the row is still the same, before the option ifMatch. Out: the row's present one, where the service tells it",
            javaType = "String")
    public static final String ETAG = "CamelDataverseETag";

    @Metadata(
            label = "common",
            description =
                    "Where the reading of changes stands. In (producer changes): the cursor to go on from; none begins with all rows. Out: the one to go on from next time",
            javaType = "String")
    public static final String CURSOR = "CamelDataverseCursor";

    @Metadata(
            label = "common",
            description = "Whether this page of changes is the last one for now",
            javaType = "Boolean")
    public static final String LAST_PAGE = "CamelDataverseLastPage";

    @Metadata(
            label = "common",
            description =
                    "Whether the page belongs to a reading of all rows rather than of the changes since the last time",
            javaType = "Boolean")
    public static final String FULL = "CamelDataverseFull";

    @Metadata(
            label = "producer",
            description =
                    "What became of the row: DONE, or ALREADY_EXISTS from createIfAbsent, or NOT_FOUND where notFound=ignore",
            javaType = "dev.gangway.dataverse.Verdict")
    public static final String VERDICT = "CamelDataverseVerdict";

    @Metadata(label = "producer", description = "The HTTP status of the answer", javaType = "Integer")
    public static final String STATUS = "CamelDataverseStatusCode";

    @Metadata(
            label = "producer",
            description =
                    "How many operations of a batch were not carried out: outcomes other than DONE and ALREADY_EXISTS",
            javaType = "Integer")
    public static final String FAILED = "CamelDataverseFailed";

    @Metadata(
            label = "producer",
            description = "For associate and disassociate: the id (GUID) of the other row",
            javaType = "String")
    public static final String RELATED_ID = "CamelDataverseRelatedId";

    @Metadata(
            label = "consumer",
            description = "What happened to the row: changed (new or updated, the body is the row) or deleted",
            javaType = "String")
    public static final String CHANGE = "CamelDataverseChange";

    @Metadata(
            label = "consumer",
            description = "With commit=manual: its commit() moves the cursor behind this page",
            javaType = "dev.gangway.dataverse.component.consume.PageCommit")
    public static final String COMMIT = "CamelDataverseCommit";

    private DataverseConstants() {}
}
