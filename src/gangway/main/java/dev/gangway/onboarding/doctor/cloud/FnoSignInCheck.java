package dev.gangway.onboarding.doctor.cloud;

import dev.gangway.fno.FinanceOperations;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** Whether Finance and Operations lets us in. Comes first: the service may take half a minute to wake up. */
record FnoSignInCheck(Access access) implements Check {
    @Override
    public String name() {
        return "sign-in to Finance and Operations";
    }

    @Override
    public List<Finding> look() {
        FinanceOperations fno = access.fno();
        try {
            return List.of(Finding.ok(name(), fno.entitySets().size() + " entity sets"));
        } catch (RuntimeException e) {
            access.refused(e);
            throw e;
        }
    }

    @Override
    public String cure() {
        return "Check gangway.fno.url (the environment's own address), .tenant-id, .client-id and what .credential names, and"
                + " that the client ID is entered in Finance and Operations under System administration > Setup > Microsoft"
                + " Entra applications, with a user that is enabled";
    }
}
