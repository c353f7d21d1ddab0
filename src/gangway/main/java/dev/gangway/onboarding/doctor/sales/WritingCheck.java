package dev.gangway.onboarding.doctor.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.SignInException;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks Sales which privileges the application user has (Web API reference, "RetrieveUserPrivileges Function") and compares
 * them with what the jobs write. How deep they reach is not judged: of those that come by a team the service tells no more than
 * the user's own level.
 *
 * @param ownerTeams whether leads are given to teams
 */
record WritingCheck(Dataverse sales, boolean ownerTeams) implements Check {
    /** A lead is created with a note, refers to a currency, and is changed later. */
    private static final List<String> LEADS = List.of(
            "prvCreateLead",
            "prvWriteLead",
            "prvAppendLead",
            "prvAppendToLead",
            "prvCreateNote",
            "prvAppendNote",
            "prvAppendToTransactionCurrency");
    /** They get the numbers of their customers, and later changes where that is asked for. */
    private static final List<String> CUSTOMERS = List.of("prvWriteAccount", "prvWriteContact");

    private static final String ASSIGNING = "prvAssignLead";
    /** {@code verify} takes its lead and its note away again. */
    private static final List<String> VERIFY = List.of("prvDeleteLead", "prvDeleteNote");

    private static final String VERIFY_SAYS = "Run gangway verify, which writes and cleans up";

    @Override
    public String name() {
        return "privileges to write";
    }

    @Override
    public List<Finding> look() {
        JsonNode privileges;
        try {
            privileges = sales.get("systemusers(" + sales.whoAmI() + ")/Microsoft.Dynamics.CRM.RetrieveUserPrivileges")
                    .path("RolePrivileges");
        } catch (SignInException e) {
            if (!ReadingCheck.isForbidden(e)) {
                throw e;
            }
            return List.of(unknown(e.getMessage()));
        } catch (RequestRejectedException e) {
            return List.of(unknown(e.getMessage()));
        }
        Set<String> held = new TreeSet<>();
        privileges.forEach(
                privilege -> held.add(privilege.path("PrivilegeName").asText().toLowerCase(Locale.ROOT)));
        held.remove("");
        return held.isEmpty() ? List.of(unknown("Sales does not list them")) : compare(held);
    }

    private List<Finding> compare(Set<String> held) {
        List<String> needed = new ArrayList<>(LEADS);
        needed.addAll(CUSTOMERS);
        if (ownerTeams) {
            needed.add(ASSIGNING);
        }
        String missing = missing(needed, held);
        String missingToVerify = missing(VERIFY, held);
        List<Finding> findings = new ArrayList<>();
        findings.add(
                missing.isEmpty()
                        ? Finding.ok(name(), "all that the jobs need")
                        : Finding.problem(
                                name(),
                                "missing " + missing,
                                "Give them to the application user's security role, for the organization"));
        if (!missingToVerify.isEmpty()) {
            findings.add(Finding.warning(
                    "privileges of verify",
                    "missing " + missingToVerify,
                    "Add them to the role during setup; or delete the lead of verify yourself"));
        }
        return findings;
    }

    private static String missing(List<String> needed, Set<String> held) {
        return String.join(
                ", ",
                needed.stream()
                        .filter(privilege -> !held.contains(privilege.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private Finding unknown(String why) {
        return Finding.warning(
                name(),
                "not checked: " + why,
                VERIFY_SAYS + "; or give the role Read, for the organization, on User and Organization");
    }

    @Override
    public String cure() {
        return "See the finding about the sign-in";
    }
}
