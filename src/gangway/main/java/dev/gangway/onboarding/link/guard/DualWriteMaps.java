package dev.gangway.onboarding.link.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import java.util.ArrayList;
import java.util.List;

/**
 * The maps of dual-write that run and write leads. A map that runs has a row in the table <i>Dual Write Runtime
 * Configuration</i>, which dual-write's solution brings (dual-write documentation, "Unlink and relink dual-write
 * environments": the rows are to be deleted by hand then). Its columns are named by a script of Microsoft's own.
 */
public final class DualWriteMaps {
    private static final String TABLE = "msdyn_dualwriteruntimeconfig";
    private static final String DEFINITION =
            "EntityDefinitions?$select=EntitySetName&$filter=LogicalName eq '" + TABLE + "'";
    private static final String OF_LEADS =
            "?$select=msdyn_externalentityname&$filter=msdyn_internalentityname eq 'lead'&$top=5";

    private final Dataverse sales;

    public DualWriteMaps(Dataverse sales) {
        this.sales = sales;
    }

    /**
     * The entities of Finance and Operations whose rows dual-write makes leads of; none where dual-write is not installed.
     *
     * @throws dev.gangway.odata.ServiceException when Sales is away or does not let it be asked
     */
    public List<String> ofLeads() {
        JsonNode table = sales.get(DEFINITION).path("value").path(0);
        List<String> maps = new ArrayList<>();
        if (table.isObject()) {
            sales.get(table.path("EntitySetName").asText() + OF_LEADS)
                    .path("value")
                    .forEach(
                            map -> maps.add(map.path("msdyn_externalentityname").asText()));
        }
        return maps;
    }
}
