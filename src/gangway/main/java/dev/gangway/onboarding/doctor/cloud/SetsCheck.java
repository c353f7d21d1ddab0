package dev.gangway.onboarding.doctor.cloud;

import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.SignInException;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;

/** Asks for one row of each entity set as the job asks for many: rights to read, and properties by their names. */
record SetsCheck(Access access) implements Check {
    @Override
    public String name() {
        return "reading Finance and Operations";
    }

    @Override
    public List<Finding> look() {
        FinanceOperations fno = access.fno();
        List<Finding> findings = new ArrayList<>();
        CloudReads.sets().forEach((set, options) -> findings.add(ask(fno, set, options)));
        findings.add(contacts(
                ask(fno, CloudReads.contacts().getKey(), CloudReads.contacts().getValue())));
        return findings;
    }

    private static Finding contacts(Finding finding) {
        return finding.severity() == Finding.Severity.OK
                ? finding
                : Finding.warning(
                        finding.check(),
                        finding.seen(),
                        "Nothing, if the party of prospects is the person. Else give the role read access to it: without"
                                + " contact persons the names of people come from ProspectName");
    }

    private static Finding ask(FinanceOperations fno, String set, String options) {
        String check = "reading " + set;
        try {
            fno.first(set, options + "&$top=1", 0);
            return Finding.ok(check, "answered");
        } catch (SignInException e) {
            if (!Question.isForbidden(e)) {
                throw e;
            }
            return Finding.problem(
                    check, e.getMessage(), "Give the user's security role read access to the entity that is named");
        } catch (RequestRejectedException e) {
            return Finding.problem(
                    check, e.getMessage(), "This version has other names; report it with what is said here");
        }
    }

    @Override
    public String cure() {
        return "See the finding about the sign-in";
    }
}
