package dev.gangway.benchmark;

import java.util.List;

/**
 * A ratio that Gangway is held to.
 *
 * @param words what is compared with what
 * @param one the label of the one
 * @param other the label of the other
 * @param least what the ratio should be at least
 */
record Target(String words, String one, String other, double least) {
    static List<Target> all() {
        return List.of(
                new Target(
                        "`prospects-to-leads` to the idiomatic Camel route",
                        GangwayLane.LANE,
                        IdiomaticCamel.LABEL,
                        20),
                new Target("`prospects-to-leads` to transaction-outbox", GangwayLane.LANE, Outbox.LABEL, 15),
                new Target("`prospects-to-leads` to the bare loop", GangwayLane.LANE, BareLoop.LABEL, 0.7),
                new Target("three jobs to the bare loop", GangwayLane.FULL_LANE, BareLoop.LABEL, 0.4));
    }
}
