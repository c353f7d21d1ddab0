package dev.gangway.benchmark;

/**
 * How much is measured.
 *
 * @param rows prospects that each contender with chunks sends in a round
 * @param singleRows prospects that each contender with a request per prospect sends in a round; fewer, because it takes
 *     some thirty times as long for each
 * @param rounds measured rounds; their median counts
 * @param warmUps rounds before them that do not count
 * @param chunk prospects in one request
 */
record Options(int rows, int singleRows, int rounds, int warmUps, int chunk) {
    /** Leads that are decided in a round; each takes a dozen operations of Sales. */
    int decisions() {
        return Math.max(singleRows, rows / 4);
    }

    static Options ofSystemProperties() {
        return new Options(
                Integer.getInteger("benchmark.rows", 20_000),
                Integer.getInteger("benchmark.single-rows", 2_000),
                Integer.getInteger("benchmark.rounds", 5),
                Integer.getInteger("benchmark.warm-ups", 2),
                Integer.getInteger("benchmark.chunk", 1_000));
    }
}
