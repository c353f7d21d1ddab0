package dev.gangway.onboarding.doctor.sales;

import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.link.OtherSalesEnvironmentException;
import dev.gangway.onboarding.link.guard.SalesEnvironment;
import java.util.List;

/** Whether headquarters has its links to this Sales environment. */
record EnvironmentCheck(SalesEnvironment environment) implements Check {
    @Override
    public String name() {
        return "environment of Sales";
    }

    @Override
    public List<Finding> look() {
        try {
            return List.of(
                    Finding.ok(
                            name(),
                            environment.compare()
                                    ? "matches this database"
                                    : "this database is not tied to an environment yet; the first job that uses Sales ties it to this one"));
        } catch (OtherSalesEnvironmentException e) {
            return List.of(Finding.problem(name(), e.difference(), OtherSalesEnvironmentException.CURE));
        }
    }

    @Override
    public String cure() {
        return "See the findings about sign-in and tables of headquarters";
    }
}
