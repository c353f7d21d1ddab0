package dev.gangway.benchmark;

/** One way of bringing prospects to the sink. */
interface Contender extends AutoCloseable {
    String label();

    /** How many prospects it gets in a round: fewer where each costs a request, because that takes so much longer. */
    int rows(Options options);

    /** Puts so many new rows before it; not measured. */
    void prepare(int rows);

    /** Brings them all to the sink and writes down that they are there; measured. */
    void run(int rows);

    /** Ends what still goes on; not measured. */
    default void finish() {}

    @Override
    default void close() {}
}
