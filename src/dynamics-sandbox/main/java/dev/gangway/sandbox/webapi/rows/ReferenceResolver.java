package dev.gangway.sandbox.webapi.rows;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.webapi.message.ContentIds;

/** Resolves the value of {@code @odata.bind} or {@code @odata.id} to a reference. */
public final class ReferenceResolver {
    private final Database database;
    private final ContentIds contentIds;

    public ReferenceResolver(Database database, ContentIds contentIds) {
        this.database = database;
        this.contentIds = contentIds;
    }

    /**
     * @param uri absolute, with or without leading slash or service root, with a GUID or an alternate key, or {@code
     *     $1}
     * @throws dev.gangway.sandbox.errors.DataverseException when it names no table, key or row
     */
    public Reference resolve(String uri) {
        if (uri.startsWith("$")) {
            return contentIds.resolve(uri);
        }
        ResourcePath path = ResourcePath.parse(relative(uri));
        if (path.size() != 1 || path.get(0).key() == null) {
            throw ProtocolRefusals.general("Invalid URI '" + uri + "'.");
        }
        ResourcePath.Segment segment = path.get(0);
        Table table = database.model().entitySet(segment.name());
        if (table == null) {
            throw ProtocolRefusals.segmentNotFound(segment.name());
        }
        KeyPredicate key = KeyPredicate.parse(database, table, segment.key());
        if (!key.isAlternate()) {
            return new Reference(table, key.id());
        }
        return database.read(() -> new Reference(table, key.require(database).id()));
    }

    /** Removes scheme, host and service root; any other text is returned unchanged. */
    private static String relative(String uri) {
        int api = uri.indexOf("/api/data/v");
        if (api >= 0) {
            int root = uri.indexOf('/', api + "/api/data/v".length());
            return root < 0 ? "" : uri.substring(root + 1);
        }
        return uri.startsWith("/") ? uri.substring(1) : uri;
    }
}
