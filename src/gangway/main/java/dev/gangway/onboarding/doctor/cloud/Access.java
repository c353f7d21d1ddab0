package dev.gangway.onboarding.doctor.cloud;

import dev.gangway.fno.FinanceOperations;
import dev.gangway.odata.ServiceException;

/** The service, unless the first question has shown that it answers none: then its reason stands for all. */
final class Access {
    private final FinanceOperations fno;
    private RuntimeException refusal;

    Access(FinanceOperations fno) {
        this.fno = fno;
    }

    /** @throws ServiceException when the service does not let us in */
    FinanceOperations fno() {
        if (refusal != null) {
            throw refusal;
        }
        return fno;
    }

    void refused(RuntimeException e) {
        refusal = e;
    }
}
