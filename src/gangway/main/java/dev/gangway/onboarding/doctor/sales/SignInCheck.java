package dev.gangway.onboarding.doctor.sales;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** Whether Sales lets us in. */
record SignInCheck(Dataverse sales) implements Check {
    @Override
    public String name() {
        return "sign-in to Sales";
    }

    @Override
    public List<Finding> look() {
        return List.of(Finding.ok(name(), "application user " + sales.whoAmI()));
    }

    @Override
    public String cure() {
        return "Check gangway.sales.url, .tenant-id, .client-id and what .credential names (.client-secret, .certificate), and that the environment has an"
                + " application user for this client id with a security role";
    }
}
