package dev.gangway.dataverse.component.options;

import dev.gangway.dataverse.changes.ChangeQuery;
import java.util.List;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What to read, and how much of it at once. */
@UriParams
public class ReadOptions {
    @UriParam(label = "common", description = "Columns to read, separated by commas; all when not given")
    private String select;

    @UriParam(
            label = "producer",
            description =
                    "Which rows, as an OData filter, such as statecode eq 0; the header CamelDataverseFilter comes first")
    private String filter;

    @UriParam(label = "producer", description = "In which order, such as createdon desc,subject")
    private String orderBy;

    @UriParam(label = "producer", description = "Related rows to read along, such as parentaccountid($select=name)")
    private String expand;

    @UriParam(label = "producer", description = "Most rows to read")
    private Integer top;

    @UriParam(
            label = "common",
            defaultValue = "1000",
            description = "Rows per request, 1 to 5000; of a page that is too large for memory half is asked for")
    private int pageSize = 1000;

    @UriParam(
            label = "producer",
            description =
                    "Whether a query gives an iterator, which reads page after page while it is used, instead of a list")
    private boolean streaming;

    @UriParam(
            label = "producer",
            defaultValue = "10000",
            description =
                    "Most rows that a query puts into a list; when there are more it fails, so that memory suffices. Use streaming, top or a filter then")
    private int maxRows = 10_000;

    /** The columns to read; empty for all. */
    public List<String> columns() {
        return select == null || select.isBlank()
                ? List.of()
                : List.of(select.strip().split("\\s*,\\s*"));
    }

    /** @throws IllegalArgumentException when a number is out of range */
    public void check() {
        if (pageSize < 1 || pageSize > ChangeQuery.MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("pageSize must be 1 to 5000, but is " + pageSize);
        }
        if (top != null && top < 1) {
            throw new IllegalArgumentException("top must be at least 1, but is " + top);
        }
        if (maxRows < 1) {
            throw new IllegalArgumentException("maxRows must be at least 1, but is " + maxRows);
        }
    }

    public String getSelect() {
        return select;
    }

    public void setSelect(String select) {
        this.select = select;
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter;
    }

    public String getOrderBy() {
        return orderBy;
    }

    public void setOrderBy(String orderBy) {
        this.orderBy = orderBy;
    }

    public String getExpand() {
        return expand;
    }

    public void setExpand(String expand) {
        this.expand = expand;
    }

    public Integer getTop() {
        return top;
    }

    public void setTop(Integer top) {
        this.top = top;
    }

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public boolean isStreaming() {
        return streaming;
    }

    public void setStreaming(boolean streaming) {
        this.streaming = streaming;
    }

    public int getMaxRows() {
        return maxRows;
    }

    public void setMaxRows(int maxRows) {
        this.maxRows = maxRows;
    }
}
