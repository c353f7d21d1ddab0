package dev.gangway.sandbox.records;

import dev.gangway.sandbox.model.Table;

/** A hook that is called before every write and may reject it, for faults that hit one record among many. */
@FunctionalInterface
public interface WriteGuard {

    /**
     * @param values the row as it would be stored, by column ordinal
     * @throws dev.gangway.sandbox.errors.DataverseException to reject the write
     */
    void beforeWrite(Table table, Object[] values);
}
