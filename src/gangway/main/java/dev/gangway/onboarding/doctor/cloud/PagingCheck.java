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
            return List.of(Finding.ok(name(), "by token"));
        }
        if (link.contains("skip=")) {
            return List.of(
                    Finding.ok(name(), "by offset; a row that slips from one page to another is seen next time"));
        }
        if (page.path("value").size() > 1) {
            return List.of(Finding.warning(
                    name(),
                    "the size that is asked for is not kept",
                    "Nothing, as long as answers stay below 8 MB; a look that breaks off because of it says so"));
        }
        return List.of(Finding.ok(name(), "cannot be told where only one legal entity is seen"));
    }

    @Override
    public String otherwise() {
        return "Nothing; or give the role read access to legal entities";
    }
}
