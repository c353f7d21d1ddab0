package dev.gangway.dataverse.component.consume;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.component.connect.Client;
import dev.gangway.dataverse.component.options.ChangeOptions;
import dev.gangway.dataverse.component.options.CursorKind;
import dev.gangway.dataverse.component.options.ReadOptions;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Creates the reading for an endpoint's options. */
public final class Readings {
    private static final int LONGEST_NAME = 200;

    private Readings() {}

    /** @param dataverse the client with the endpoint's headers */
    public static Reading of(
            Client client, Dataverse dataverse, String table, ReadOptions options, ChangeOptions changing) {
        ChangeFeed feed = changing.getCursor() == CursorKind.TRACKING
                ? new TrackedFeed(dataverse, table, options.columns(), options.getPageSize())
                : new VersionFeed(dataverse, table, options.columns(), options.getPageSize());
        String name =
                changing.getCursorKey() != null ? changing.getCursorKey() : name(client, table, options, changing);
        return new Reading(changing.getStateRepository(), name, feed, changing);
    }

    /**
     * Returns the cursor's name. It contains the columns, because the service accepts a cursor only with the same
     * columns.
     */
    private static String name(Client client, String table, ReadOptions options, ChangeOptions changing) {
        String name = client.dataverse().environment().getAuthority() + "/" + table
                + (changing.getCursor() == CursorKind.TRACKING ? "" : "/by-version") + "/"
                + String.join(",", options.columns());
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME) + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
