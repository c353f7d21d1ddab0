package dev.gangway.onboarding.doctor.sales;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** What Sales told about its protection limits in the answers so far. */
record LimitsCheck(Dataverse sales) implements Check {
    @Override
    public String name() {
        return "limits of Sales";
    }

    @Override
    public List<Finding> look() {
        ServiceLimits limits = sales.limits();
        if (limits.closedUntil() != null) {
            return List.of(Finding.warning(
                    name(),
                    "Sales asks to wait until " + limits.closedUntil(),
                    "Nothing to do: the jobs resume then. If it happens often, lower requests-in-flight"));
        }
        return List.of(Finding.ok(
                name(),
                limits.requestsRemaining() == ServiceLimits.UNKNOWN
                        ? "Sales does not report any"
                        : limits.requestsRemaining() + " requests and " + limits.secondsRemaining()
                                + " seconds of execution left in this window; "
                                + (limits.dopHint() == ServiceLimits.UNKNOWN
                                        ? "no advice on parallel requests"
                                        : limits.dopHint() + " parallel requests advised")));
    }

    @Override
    public String cure() {
        return "See the finding about the sign-in";
    }
}
