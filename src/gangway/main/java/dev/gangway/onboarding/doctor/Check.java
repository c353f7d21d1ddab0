package dev.gangway.onboarding.doctor;

import java.util.List;

/** Looks at one thing. */
public interface Check {
    /** What it looks at. */
    String name();

    /**
     * What it found, at least one line.
     *
     * @throws RuntimeException when it could not look; the message says why
     */
    List<Finding> look();

    /** What to do when it could not look. */
    String cure();
}
