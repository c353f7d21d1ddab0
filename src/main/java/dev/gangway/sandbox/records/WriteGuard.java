package dev.gangway.sandbox.records;

import dev.gangway.sandbox.model.Table;

/** Is asked before every write and may refuse it; the hook for faults that hit one record among many. */
@FunctionalInterface
public interface WriteGuard {

    /**
     * @param values the row as it would be stored, by column ordinal
     * @throws dev.gangway.sandbox.errors.DataverseException to refuse the write
     */
    void beforeWrite(Table table, Object[] values);
}
