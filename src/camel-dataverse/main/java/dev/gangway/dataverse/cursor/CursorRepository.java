package dev.gangway.dataverse.cursor;

import org.apache.camel.spi.StateRepository;

/** A state repository that several nodes can share: a cursor moves only from the position that the node expects. */
public interface CursorRepository extends StateRepository<String, String> {

    /**
     * Moves a cursor, unless another process has moved it.
     *
     * @param before the expected position; null for none yet
     * @return false when the position differs; nothing is changed then
     */
    boolean advance(String name, String before, String after);
}
