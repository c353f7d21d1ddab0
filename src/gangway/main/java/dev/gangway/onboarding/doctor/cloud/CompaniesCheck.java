package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether the legal entities that are to be served are there, and have rows that this user may see. */
record CompaniesCheck(Access access, List<String> companies) implements Question {
    @Override
    public String name() {
        return "legal entities";
    }

    @Override
    public List<Finding> ask() {
        FinanceOperations fno = access.fno();
        List<Finding> findings = new ArrayList<>();
        for (String company : companies) {
            boolean isThere = !first(fno, "Companies", "DataArea eq " + Literals.text(company), "DataArea")
                    .isMissingNode();
            if (!isThere) {
                findings.add(Finding.problem(
                        "legal entity " + company,
                        "does not exist, or this user may not see it",
                        "Correct gangway.fno.companies, or give the user's roles access to this legal entity"));
                continue;
            }
            boolean hasProspects = !first(
                            fno, CloudReads.PROSPECTS, CloudReads.ofCompanies(List.of(company)), "dataAreaId")
                    .isMissingNode();
            findings.add(
                    hasProspects
                            ? Finding.ok("legal entity " + company, "has prospects")
                            : Finding.warning(
                                    "legal entity " + company,
                                    "has no prospects that this user can see",
                                    "Nothing to do if there are none yet; otherwise a security policy hides them from this user"));
        }
        return findings;
    }

    private static JsonNode first(FinanceOperations fno, String set, String filter, String property) {
        return fno.first(set, "$filter=" + Literals.query(filter) + "&$select=" + property + "&$top=1", 0)
                .path("value")
                .path(0);
    }

    @Override
    public String otherwise() {
        return "Give the user's role read access to what is named";
    }
}
