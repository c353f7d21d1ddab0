package dev.gangway.onboarding.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.odata.ServiceException;
import java.util.Optional;
import java.util.UUID;

/**
 * The view of Sales that shows the leads of prospects: they are in none of the salespeople's own views (Commerce
 * documentation, "Manage B2B prospects in Dynamics 365 Sales").
 */
public final class CommerceLeadsView {
    public static final String NAME = "All commerce B2B leads";

    private static final String QUERY =
            "savedqueries?$select=savedqueryid&$filter=name eq '" + NAME + "' and returnedtypecode eq 'lead'";

    private static final String FETCH_XML = """
            <fetch version="1.0" mapping="logical"><entity name="lead">\
            <attribute name="leadid"/><attribute name="fullname"/><attribute name="companyname"/>\
            <attribute name="subject"/><attribute name="msdyn_prospectid"/>\
            <attribute name="msdyn_b2bprospectstatus"/><attribute name="statuscode"/><attribute name="createdon"/>\
            <filter type="and"><condition attribute="msdyn_b2bcommerceprospect" operator="eq" value="1"/></filter>\
            <order attribute="createdon" descending="true"/></entity></fetch>""";
    private static final String LAYOUT_XML = """
            <grid name="resultset" object="4" jump="fullname" select="1" icon="1" preview="1">\
            <row name="result" id="leadid"><cell name="fullname" width="200"/><cell name="companyname" width="200"/>\
            <cell name="subject" width="300"/><cell name="msdyn_prospectid" width="100"/>\
            <cell name="msdyn_b2bprospectstatus" width="125"/><cell name="statuscode" width="125"/>\
            <cell name="createdon" width="125"/></row></grid>""";
    private static final int PUBLIC_VIEW = 0;

    private final Dataverse sales;

    public CommerceLeadsView(Dataverse sales) {
        this.sales = sales;
    }

    /** Its key; empty when the environment does not have it. */
    public Optional<UUID> id() {
        JsonNode id = sales.get(QUERY).path("value").path(0).path("savedqueryid");
        return id.isTextual() ? Optional.of(UUID.fromString(id.asText())) : Optional.empty();
    }

    /** What {@link #create} would send, for people to look at first. */
    public ObjectNode definition() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", NAME)
                .put("returnedtypecode", "lead")
                .put("querytype", PUBLIC_VIEW)
                .put("fetchxml", FETCH_XML)
                .put("layoutxml", LAYOUT_XML);
    }

    /**
     * Creates the view. Add it to the Sales app and publish the app, in the app's designer, for people to see it there.
     *
     * @throws IllegalStateException when Sales refuses; the message is Sales' own
     */
    public void create() {
        try {
            sales.post("savedqueries", definition());
        } catch (ServiceException e) {
            throw new IllegalStateException("The view '" + NAME + "' cannot be created: " + e.getMessage(), e);
        }
    }
}
