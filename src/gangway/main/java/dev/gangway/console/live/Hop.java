package dev.gangway.console.live;

import dev.gangway.control.Pause;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One job between two places, with what is before it, in it and stuck in it.
 *
 * @param waiting records that could be taken now
 * @param underWay records that a worker has
 * @param later refused records that are tried again by themselves
 * @param oldestSeconds how long the record that waits longest has been waiting
 * @param perMinute records that came through, by all nodes; empty until it was watched for a while
 * @param parked records that need manual action
 * @param retrying records that were refused and may still come through
 * @param pause by a person; null when nobody has stopped it
 * @param waitsFor why the job cannot go on; null when it can
 * @param isSetUp whether this node can run it
 */
public record Hop(
        String job,
        long waiting,
        long underWay,
        long later,
        long oldestSeconds,
        OptionalDouble perMinute,
        long parked,
        long retrying,
        Pause pause,
        String waitsFor,
        boolean isSetUp) {

    /** What is worst about it: what a picture shows by colour and words say beside it. */
    public State state() {
        if (pause != null) {
            return State.PAUSED;
        }
        if (waitsFor != null) {
            return State.WAITS;
        }
        if (parked > 0) {
            return State.ERRORS;
        }
        return waiting + underWay > 0 ? State.BUSY : State.IDLE;
    }

    /** From good to bad. */
    public enum State {
        IDLE,
        BUSY,
        ERRORS,
        PAUSED,
        WAITS;

        /** As in style sheets and texts. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
