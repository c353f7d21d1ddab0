package dev.gangway.onboarding.doctor.sales;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.SignInException;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks Sales what the jobs will ask, for one row each: privileges to read, and columns by their names. */
record ReadingCheck(Dataverse sales, SalesChanges changes) implements Check {
    private static final int FORBIDDEN = 403;
    private static final String ROLE =
            "Give the application user's security role Read, for the organization, on this table";

    @Override
    public String name() {
        return "reading Sales";
    }

    @Override
    public List<Finding> look() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("reading leads as sales-outcomes does", "leads?" + SalesOutcomes.LEAD_OPTIONS);
        for (ChangeQuery query : changes.queries()) {
            queries.put(
                    "columns of " + query.entitySet() + " whose changes are read",
                    query.entitySet() + "?$select=" + String.join(",", query.select()));
        }
        queries.put("reading accounts", "accounts?$select=accountid");
        queries.put("reading contacts", "contacts?$select=contactid");
        queries.put("reading notes", "annotations?$select=annotationid");
        queries.put("reading currencies", "transactioncurrencies?$select=transactioncurrencyid");
        List<Finding> findings = new ArrayList<>();
        queries.forEach((check, query) -> findings.add(ask(check, query)));
        return findings;
    }

    private Finding ask(String check, String query) {
        try {
            sales.get(query + "&$top=1");
            return Finding.ok(check, "allowed");
        } catch (SignInException e) {
            if (!isForbidden(e)) {
                // the sign-in failed, which does not concern this table
                throw e;
            }
            return Finding.problem(check, e.getMessage(), ROLE);
        } catch (RequestRejectedException e) {
            return Finding.problem(
                    check,
                    e.getMessage(),
                    "Install the AppSource package Dual-write Commerce solutions, or create the column that is named");
        }
    }

    /** A privilege is missing; otherwise the sign-in failed. */
    static boolean isForbidden(SignInException e) {
        return e.status() == FORBIDDEN;
    }

    @Override
    public String cure() {
        return "See the finding about the sign-in";
    }
}
