package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** Whether the service picks out the pending B2B prospects itself. */
record FilterCheck(Access access, List<String> companies, String prospectType) implements Question {
    /** From here on reading all of them in every look is a burden. */
    private static final int MANY = 5000;

    @Override
    public String name() {
        return "filter for pending prospects";
    }

    @Override
    public List<Finding> ask() {
        FinanceOperations fno = access.fno();
        String ours = CloudReads.ofCompanies(companies);
        try {
            long pending = count(fno, CloudReads.PENDING + " and " + ours);
            return List.of(Finding.ok(name(), pending + " pending now"));
        } catch (RequestRejectedException e) {
            if (e.status() != BAD_REQUEST) {
                throw e;
            }
            long all = count(fno, CloudReads.ofType(prospectType, ours));
            return List.of(Finding.warning(
                    name(),
                    "refused (" + e.getMessage() + "), so each look reads all " + all + " prospects"
                            + (prospectType.isEmpty() ? "" : " of type " + prospectType) + " of "
                            + String.join(", ", companies),
                    all < MANY
                            ? "Nothing"
                            : (prospectType.isEmpty()
                                            ? "Set gangway.fno.prospect-type to the type that B2B prospects have, or let"
                                            : "Let")
                                    + " the job headquarters look less often (gangway.jobs.headquarters.schedule)"));
        }
    }

    private static long count(FinanceOperations fno, String filter) {
        JsonNode page = fno.first(
                CloudReads.PROSPECTS,
                "$filter=" + Literals.query(filter) + "&$select=ProspectId&$top=1&$count=true",
                0);
        return page.path("@odata.count").asLong();
    }

    @Override
    public String otherwise() {
        return "See the findings about reading";
    }
}
