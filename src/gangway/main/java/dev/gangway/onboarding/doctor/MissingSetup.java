package dev.gangway.onboarding.doctor;

import java.util.List;

/** Something that this node does not have, which may be intended. */
record MissingSetup(String name, String cure) implements Check {
    @Override
    public List<Finding> look() {
        return List.of(Finding.warning(name, "not set up on this node", cure));
    }
}
