package dev.gangway.sandbox.store;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import java.util.UUID;

/**
 * One version of one row. Immutable: an update creates a new version, so a row can be read without a lock. The values
 * are stored in one byte array, because a million leads as objects would not fit the heap.
 */
public final class Row {
    private final UUID id;
    private final long version;
    private final Shape shape;
    private final byte[] data;

    Row(UUID id, long version, Shape shape, byte[] data) {
        this.id = id;
        this.version = version;
        this.shape = shape;
        this.data = data;
    }

    public Table table() {
        return shape.table();
    }

    public UUID id() {
        return id;
    }

    /** Returns the row version, unique in the database and growing with every write. */
    public long version() {
        return version;
    }

    /**
     * Returns the value of a column, or null. Types: String, Integer, Long (date-times in seconds since 1970, UTC),
     * Boolean, LocalDate, BigDecimal, Double, UUID, {@link Reference}.
     */
    public Object get(Column column) {
        return RowCodec.read(shape, data, id, version, column);
    }

    /** Returns all values by ordinal, in a new array. */
    public Object[] values() {
        return RowCodec.readAll(shape, data, id, version);
    }
}
