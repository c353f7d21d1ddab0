package dev.gangway.sandbox.webapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.LeadQualification;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Collects the parameters of QualifyLead while they are read. */
final class QualifyParameters {
    private final Service service;
    private Boolean account;
    private Boolean contact;
    private Boolean opportunity;
    private Integer status;
    private Reference currency;
    private Reference customer;
    private Reference campaign;

    QualifyParameters(Service service) {
        this.service = service;
    }

    void take(String name, JsonParser json) throws IOException {
        switch (name) {
            case "CreateAccount" -> account = flag(json);
            case "CreateContact" -> contact = flag(json);
            case "CreateOpportunity" -> opportunity = flag(json);
            case "Status" -> status = ActionHandler.number(json);
            case "OpportunityCurrencyId" -> currency = reference(json, "transactioncurrency");
            case "OpportunityCustomerId" -> customer = reference(json, "account", "contact");
            case "SourceCampaignId" -> campaign = reference(json, "campaign");
            case "ProcessInstanceId" -> json.skipChildren();
            default -> throw ProtocolRefusals.unresolvedParameters();
        }
    }

    /** @throws dev.gangway.sandbox.errors.DataverseException 400 when a parameter that cannot be null is missing */
    LeadQualification.Request request() {
        if (account == null || contact == null || opportunity == null || status == null) {
            throw ProtocolRefusals.unresolvedParameters();
        }
        return new LeadQualification.Request(account, contact, opportunity, status, currency, customer, campaign);
    }

    private static boolean flag(JsonParser json) throws IOException {
        if (!json.currentToken().isBoolean()) {
            throw ProtocolRefusals.wrongType("parameters", json.getText(), "Edm.Boolean");
        }
        return json.getBooleanValue();
    }

    /**
     * Reads a row given by type and key: {@code {"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"..."}}.
     */
    private Reference reference(JsonParser json, String... tables) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw ProtocolRefusals.unresolvedParameters();
        }
        String type = null;
        String key = null;
        UUID id = null;
        String name;
        while ((name = json.nextFieldName()) != null) {
            json.nextToken();
            if (name.equals("@odata.type")) {
                type = json.getText();
            } else {
                key = name;
                id = KeyPredicate.guid(json.getText());
                json.skipChildren();
            }
        }
        String table =
                type == null ? String.valueOf(key).replaceAll("id$", "") : type.substring(type.lastIndexOf('.') + 1);
        if (id == null || !List.of(tables).contains(table)) {
            throw ProtocolRefusals.unresolvedParameters();
        }
        Table found = service.database().model().table(table);
        return new Reference(found, id);
    }
}
