package dev.gangway.dataverse.changes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.session.ServiceRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one page of change tracking, as on the page "Use change tracking to synchronize data with external systems". */
public final class ChangeReader {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ServiceRoot root;

    public ChangeReader(ServiceRoot root) {
        this.root = root;
    }

    /**
     * @param before the continuation that the page was asked for with; null for the first page
     * @throws RequestRejectedException when there is no way on, or one that leads out of the environment
     */
    public ChangePage read(JsonNode page, String entitySet, String before) {
        List<JsonNode> changed = new ArrayList<>();
        List<UUID> deleted = new ArrayList<>();
        for (JsonNode row : page.path("value")) {
            if (isDeletion(row)) {
                deleted.add(id(row));
            } else {
                changed.add(row);
            }
        }
        String nextLink = page.path("@odata.nextLink").textValue();
        String deltaLink = page.path("@odata.deltaLink").textValue();
        String next = nextLink != null ? nextLink : deltaLink;
        if (next == null) {
            throw new RequestRejectedException(
                    "The service does not track changes of " + entitySet
                            + "; is change tracking enabled for the table?",
                    0,
                    null,
                    null);
        }
        root.follow(next);
        if (nextLink != null && nextLink.equals(before)) {
            throw new ServiceUnavailableException(
                    "The service's next page of changes of " + entitySet + " is the same page again",
                    0,
                    null,
                    null,
                    null,
                    null);
        }
        boolean full = before == null || !page.path("@odata.context").asText("").endsWith("$delta");
        return new ChangePage(changed, deleted, next, nextLink == null, full);
    }

    private static boolean isDeletion(JsonNode row) {
        return row.path("@odata.context").asText("").endsWith("$deletedEntity")
                || row.path("reason").asText("").equals("deleted")
                        && row.path("id").isTextual();
    }

    private static UUID id(JsonNode row) {
        Matcher guid = GUID.matcher(row.path("id").asText(""));
        if (!guid.find()) {
            throw new RequestRejectedException("A deletion of the service names no record", 0, null, null);
        }
        return UUID.fromString(guid.group());
    }
}
