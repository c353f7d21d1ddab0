package dev.gangway.benchmark;

import java.util.List;

/**
 * A ratio that Gangway is held to.
 *
 * @param words what is compared with what
 * @param one the label of the one
 * @param other the label of the other
 * @param least what the ratio should be at least on PostgreSQL
 * @param embedded the same on HSQLDB
 */
record Target(String words, String one, String other, double least, double embedded) {
    double least(Engine engine) {
        return engine == Engine.HSQLDB ? embedded : least;
    }

    static List<Target> all() {
        return List.of(
                new Target(
                        "`prospects-to-leads` to the idiomatic Camel route",
                        GangwayLane.LANE,
                        IdiomaticCamel.LABEL,
                        20,
                        20),
                new Target("`prospects-to-leads` to transaction-outbox", GangwayLane.LANE, Outbox.LABEL, 15, 15),
                new Target("`prospects-to-leads` to the bare loop", GangwayLane.LANE, BareLoop.LABEL, 0.85, 0.7),
                new Target(
                        "three jobs to the bare loop of three steps", GangwayLane.FULL_LANE, BareSteps.LABEL, 0.6, 0.4),
                new Target(
                        "three jobs side by side to one after the other",
                        GangwayLane.FULL_LANE,
                        GangwayLane.IN_TURN,
                        1,
                        1),
                new Target("decisions back to the bare loop back", Decisions.LABEL, BareDecisions.LABEL, 0.5, 0.5));
    }
}
