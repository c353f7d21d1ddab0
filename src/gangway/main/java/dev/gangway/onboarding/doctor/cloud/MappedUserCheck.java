package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/**
 * As which user of Finance and Operations every call runs, and in which language its refusals are.
 *
 * @param clientId empty where the sign-in has none
 */
record MappedUserCheck(Access access, String clientId) implements Question {
    @Override
    public String name() {
        return "user in Finance and Operations";
    }

    @Override
    public List<Finding> ask() {
        if (clientId.isEmpty()) {
            return List.of(Finding.ok(name(), "not checked: the client ID of this identity is not known here"));
        }
        FinanceOperations fno = access.fno();
        JsonNode application = row(fno, "SysAADClients", "AADClientId", clientId);
        if (application.isMissingNode()) {
            return List.of(Finding.warning(
                    name(), "the client ID is not among the applications that this user may see", otherwise()));
        }
        String id = application.path("UserId").asText();
        JsonNode user = row(fno, "SystemUsers", "UserID", id);
        return List.of(Finding.ok(
                name(),
                id
                        + (user.isMissingNode()
                                ? ""
                                : "; refusals come in its language, "
                                        + user.path("Language").asText())));
    }

    private static JsonNode row(FinanceOperations fno, String set, String key, String value) {
        return fno.first(set, "$filter=" + Literals.query(key + " eq " + Literals.text(value)) + "&$top=1", 0)
                .path("value")
                .path(0);
    }

    @Override
    public String otherwise() {
        return "Nothing, if the sign-in works. Give the client ID a user of its own, and that user only the role it needs";
    }
}
