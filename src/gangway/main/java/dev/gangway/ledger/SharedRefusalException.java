package dev.gangway.ledger;

/** Nothing that the job tried came through, for one reason: a person has to fix it, and no record is to blame. */
public final class SharedRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Suspect suspect;

    SharedRefusalException(String message, Suspect suspect) {
        super(message);
        this.suspect = suspect;
    }

    /** The records that were tried. */
    public Suspect suspect() {
        return suspect;
    }
}
