package dev.gangway.onboarding.doctor.cloud;

import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.link.guard.DualWriteGuard;
import dev.gangway.onboarding.link.guard.DualWriteMaps;
import java.util.List;

/**
 * Whether dual-write makes leads of the same prospects.
 *
 * @param isRefused whether the jobs do not begin beside it
 */
record DualWriteCheck(DualWriteMaps maps, boolean isRefused) implements Question {
    @Override
    public String name() {
        return "dual-write";
    }

    @Override
    public List<Finding> ask() {
        List<String> running = maps.ofLeads();
        if (running.isEmpty()) {
            return List.of(Finding.ok(name(), "no map of leads is running"));
        }
        String seen = DualWriteGuard.words(running);
        return List.of(
                isRefused
                        ? Finding.problem(name(), seen + ", so no job begins", DualWriteGuard.CURE)
                        : Finding.warning(
                                name(),
                                seen + ", which gangway.fno.dual-write = ignore allows",
                                "See that it serves none of the legal entities in gangway.fno.companies"));
    }

    @Override
    public String otherwise() {
        return "Look in Finance and Operations (Data management > Dual-write) that the map Prospects (leads) is not running;"
                + " or give the application user Read on the table Dual Write Runtime Configuration";
    }
}
