package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** How pages are cut. Any way will do; it is said because rows shift while they are read by offset. */
record PagingCheck(Access access) implements Question {
    @Override
    public String name() {
        return "pages";
    }

    @Override
    public List<Finding> ask() {
        JsonNode page = access.fno().first("Companies", "$select=DataArea&$orderby=DataArea", 1);
        String link = page.path("@odata.nextLink").asText("");
        if (link.contains("skiptoken")) {
            return List.of(Finding.ok(name(), "paged by token"));
        }
        if (link.contains("skip=")) {
            return List.of(Finding.ok(
                    name(), "paged by offset; a row that moves to another page meanwhile is seen by the next look"));
        }
        if (page.path("value").size() > 1) {
            return List.of(Finding.warning(
                    name(),
                    "the requested page size is ignored",
                    "Nothing, as long as answers stay below 8 MB; a look that breaks off because of it says so"));
        }
        return List.of(Finding.ok(name(), "not known: this user sees only one legal entity"));
    }

    @Override
    public String otherwise() {
        return "Nothing; or give the role read access to legal entities";
    }
}
