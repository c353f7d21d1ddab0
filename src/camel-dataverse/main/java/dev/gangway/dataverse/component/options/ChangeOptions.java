package dev.gangway.dataverse.component.options;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How changes are followed. */
@UriParams
public class ChangeOptions {
    @UriParam(
            label = "consumer",
            description =
                    "Where the cursor is kept, so that a restart goes on where the last run stopped: any StateRepository of Camel, or dev.gangway.dataverse.cursor.JdbcCursorRepository, which several nodes can share. Without one it is kept in memory, and every start reads all rows")
    @Metadata(important = true)
    private StateRepository<String, String> stateRepository;

    @UriParam(
            label = "consumer",
            description = "Name of the cursor in the repository; by default host, table and columns")
    private String cursorKey;

    @UriParam(
            label = "consumer",
            defaultValue = "PAGE",
            description =
                    "When the cursor moves: after all exchanges of a page succeeded, or when the route calls commit() on the header CamelDataverseCommit, which it can do in the transaction of its own effects")
    private CommitMode commit = CommitMode.PAGE;

    @UriParam(
            label = "consumer",
            defaultValue = "ALL",
            description =
                    "Where to begin when there is no cursor yet: with all rows there are, or with what changes from now on")
    private Initial initial = Initial.ALL;

    @UriParam(
            label = "consumer",
            defaultValue = "FULL",
            description =
                    "What to do when the cursor is too old for the service (seven days by default): deliver all rows again, go on with what changes from now on (what changed in between is missed), or stop delivering and be unhealthy until a person decides")
    private OnExpired onExpired = OnExpired.FULL;

    @UriParam(
            label = "consumer",
            defaultValue = "TRACKING",
            description =
                    "How changes are found: by the table's change tracking, or by its column versionnumber for tables without; that knows no deletions, and can miss a row whose transaction took longer than a poll")
    private CursorKind cursor = CursorKind.TRACKING;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether each row is an exchange; else each page is one, with a ChangePage as its body")
    private boolean split = true;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "Whether polls become rarer while nothing changes, up to maxDelay; the first change makes them as frequent as delay says")
    private boolean adaptive = true;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "Longest time between two polls while nothing changes")
    private long maxDelay = 60_000;

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public String getCursorKey() {
        return cursorKey;
    }

    public void setCursorKey(String cursorKey) {
        this.cursorKey = cursorKey;
    }

    public CommitMode getCommit() {
        return commit;
    }

    public void setCommit(CommitMode commit) {
        this.commit = commit;
    }

    public Initial getInitial() {
        return initial;
    }

    public void setInitial(Initial initial) {
        this.initial = initial;
    }

    public OnExpired getOnExpired() {
        return onExpired;
    }

    public void setOnExpired(OnExpired onExpired) {
        this.onExpired = onExpired;
    }

    public CursorKind getCursor() {
        return cursor;
    }

    public void setCursor(CursorKind cursor) {
        this.cursor = cursor;
    }

    public boolean isSplit() {
        return split;
    }

    public void setSplit(boolean split) {
        this.split = split;
    }

    public boolean isAdaptive() {
        return adaptive;
    }

    public void setAdaptive(boolean adaptive) {
        this.adaptive = adaptive;
    }

    public long getMaxDelay() {
        return maxDelay;
    }

    public void setMaxDelay(long maxDelay) {
        this.maxDelay = maxDelay;
    }
}
