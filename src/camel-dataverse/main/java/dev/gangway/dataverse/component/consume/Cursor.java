package dev.gangway.dataverse.component.consume;

import dev.gangway.dataverse.cursor.CursorRepository;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;

/** The stored position of one reader. */
final class Cursor {
    private final StateRepository<String, String> repository;
    private final String name;

    Cursor(StateRepository<String, String> repository, String name) {
        this.repository = repository;
        this.name = name;
    }

    /** Returns the position; null when there is none yet. */
    String read() {
        try {
            String place = repository.getState(name);
            return place == null || place.isBlank() ? null : place;
        } catch (RuntimeException e) {
            throw new RuntimeCamelException("The cursor " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @return false when another node moved the cursor first */
    boolean advance(String before, String after) {
        try {
            if (repository instanceof CursorRepository shared) {
                return shared.advance(name, before, after);
            }
            repository.setState(name, after);
            return true;
        } catch (RuntimeException e) {
            throw new RuntimeCamelException(
                    "The cursor " + name + " cannot be stored: " + e.getMessage()
                            + ". What was delivered will be delivered again",
                    e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
