package dev.gangway.onboarding.doctor.cloud;

import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.fno.EntityDefinition;
import dev.gangway.fno.EntityDefinition.Property;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the entity of prospects has what is read, by its exact names, and whether its status may be written. The metadata
 * tells the half of it: what a write sets off, only a write can tell.
 *
 * @param isWriting whether decisions are to be written
 */
record ProspectEntityCheck(Access access, boolean isWriting) implements Check {
    /** As all other sets have it; no document shows it. */
    private static final String TYPE = "PublicEntities('Prospect')";

    private static final String PARTY = "Party";
    private static final String MANUAL =
            "Set gangway.fno.decisions = manual: a clerk decides what Sales decided, and Gangway notices it. Or let your"
                    + " developer offer the approval as a service";

    @Override
    public String name() {
        return "entity Prospects";
    }

    @Override
    public List<Finding> look() {
        Optional<EntityDefinition> found = definition(access.fno());
        if (found.isEmpty()) {
            return List.of(Finding.problem(
                    name(),
                    "no entity has the property " + CloudReads.STATUS,
                    "Check the version (10.0.21 or later) and that Commerce is licensed in this environment"));
        }
        EntityDefinition entity = found.get();
        List<Finding> findings = new ArrayList<>(names(entity));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    name(),
                    "type " + entity.type() + ", all " + CloudReads.properties().size() + " properties are there"));
        }
        findings.add(status(entity));
        return findings;
    }

    /** The small service knows it by its type's name, which is guessed; the large document by its own. */
    private static Optional<EntityDefinition> definition(FinanceOperations fno) {
        Optional<EntityDefinition> small = Optional.empty();
        try {
            small = fno.metadata(TYPE).map(EntityDefinition::read).filter(entity -> entity.properties()
                    .containsKey("ProspectId"));
        } catch (RequestRejectedException e) {
            // the document says it all
        }
        return small.isPresent() ? small : fno.described(CloudReads.PROSPECTS, CloudReads.STATUS);
    }

    private List<Finding> names(EntityDefinition entity) {
        List<Finding> findings = new ArrayList<>();
        for (String property : CloudReads.properties()) {
            if (!entity.properties().containsKey(property)) {
                findings.add(Finding.problem(
                        name(),
                        "no property " + property + near(property, entity),
                        "The environment's version does not fit Gangway's names; report it, and update the environment if it"
                                + " is older than 10.0.21"));
            }
        }
        if (!entity.navigation().contains(PARTY)) {
            findings.add(Finding.problem(
                    name(), "its party cannot be expanded", "Report it: first and last name come from there"));
        }
        return findings;
    }

    private static String near(String property, EntityDefinition entity) {
        return entity.properties().keySet().stream()
                .filter(property::equalsIgnoreCase)
                .findFirst()
                .map(other -> ", but " + other)
                .orElse("");
    }

    private Finding status(EntityDefinition entity) {
        String check = "writing " + CloudReads.STATUS;
        Property status = entity.properties().get(CloudReads.STATUS);
        if (status == null) {
            return Finding.problem(check, "the property is not there", "See the finding about the entity");
        }
        if (!status.type().endsWith(CloudReads.STATUSES)) {
            return Finding.problem(
                    check, "its type is " + status.type() + ", not " + CloudReads.STATUSES, "Report it; " + MANUAL);
        }
        boolean isEditable = !entity.isReadOnly() && status.isEditable();
        if (!isEditable) {
            return isWriting
                    ? Finding.problem(check, "the metadata does not allow it", MANUAL)
                    : Finding.ok(check, "not allowed, and not done (gangway.fno.decisions = manual)");
        }
        return Finding.ok(
                check,
                isWriting
                        ? "the metadata allows it; what a write sets off, gangway verify finds out"
                        : "allowed, but not done (gangway.fno.decisions = manual)");
    }

    @Override
    public String cure() {
        return "See the finding about the sign-in";
    }
}
