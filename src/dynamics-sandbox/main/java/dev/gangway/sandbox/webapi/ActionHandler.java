package dev.gangway.sandbox.webapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.records.LeadQualification;
import dev.gangway.sandbox.records.Privileges;
import dev.gangway.sandbox.records.WellKnown;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Transaction;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.JsonBody;
import dev.gangway.sandbox.webapi.query.Query;
import dev.gangway.sandbox.webapi.rows.PayloadReader;
import dev.gangway.sandbox.webapi.rows.RowWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The messages of Sales over HTTP, and WhoAmI. */
final class ActionHandler {
    private final Service service;

    ActionHandler(Service service) {
        this.service = service;
    }

    ApiResponse whoAmI(Exchange exchange) {
        ApiRequest request = exchange.request();
        return ApiResponse.json(200, JsonBody.object(json -> {
            json.writeStringField(
                    "@odata.context", request.serviceRoot() + "$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
            json.writeStringField("BusinessUnitId", WellKnown.BUSINESS_UNIT.toString());
            json.writeStringField("UserId", request.caller().userId().toString());
            json.writeStringField("OrganizationId", WellKnown.ORGANIZATION.toString());
        }));
    }

    /**
     * {@code RetrieveUserPrivileges} (Web API reference): the privileges that a user has through roles, here always
     * for the whole organization.
     */
    ApiResponse userPrivileges(Exchange exchange, UUID user) {
        Privileges privileges = service.records().privileges();
        privileges.check(
                exchange.request().caller(),
                Privileges.Action.READ,
                service.database().model().table("systemuser"));
        privileges.check(
                exchange.request().caller(),
                Privileges.Action.READ,
                service.database().model().table("organization"));
        return ApiResponse.json(200, JsonBody.object(json -> {
            json.writeStringField(
                    "@odata.context",
                    exchange.request().serviceRoot()
                            + "$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse");
            json.writeArrayFieldStart("RolePrivileges");
            for (Table table : service.database().model().tables()) {
                for (String privilege : privileges.held(user, table)) {
                    json.writeStartObject();
                    json.writeStringField("Depth", "Global");
                    json.writeStringField(
                            "PrivilegeId",
                            UUID.nameUUIDFromBytes(privilege.getBytes(StandardCharsets.UTF_8))
                                    .toString());
                    json.writeStringField("BusinessUnitId", WellKnown.BUSINESS_UNIT.toString());
                    json.writeStringField("PrivilegeName", privilege);
                    json.writeStringField("RecordFilterId", new UUID(0, 0).toString());
                    json.writeStringField("RecordFilterUniqueName", "");
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }));
    }

    ApiResponse retrieveVersion(Exchange exchange) {
        return ApiResponse.json(200, JsonBody.object(json -> {
            json.writeStringField(
                    "@odata.context",
                    exchange.request().serviceRoot() + "$metadata#Microsoft.Dynamics.CRM.RetrieveVersionResponse");
            json.writeStringField("Version", "9.2.0.0");
        }));
    }

    ApiResponse win(Exchange exchange) {
        Close close = close(exchange);
        return exchange.write(tx -> {
            service.closing().win(tx, exchange.request().caller(), close.status, close.activity);
            return ApiResponse.noContent();
        });
    }

    ApiResponse lose(Exchange exchange) {
        Close close = close(exchange);
        return exchange.write(tx -> {
            service.closing().lose(tx, exchange.request().caller(), close.status, close.activity);
            return ApiResponse.noContent();
        });
    }

    ApiResponse qualifyLead(Exchange exchange, UUID leadId) {
        LeadQualification.Request wanted = qualification(exchange);
        return exchange.write(tx -> {
            List<Reference> created =
                    service.qualification().qualify(tx, exchange.request().caller(), leadId, wanted);
            return ApiResponse.json(200, rows(exchange, tx, created));
        });
    }

    /** Writes full rows without ETags, each with its type: the form of the only published example. */
    private byte[] rows(Exchange exchange, Transaction tx, List<Reference> created) {
        String root = exchange.request().serviceRoot();
        RowWriter.Style style = new RowWriter.Style(exchange.preferences().wantedAnnotations(), false, root);
        return JsonBody.object(json -> {
            json.writeStringField(
                    "@odata.context", root + "$metadata#Collection(Microsoft.Dynamics.CRM.crmbaseentity)");
            json.writeArrayFieldStart("value");
            for (Reference reference : created) {
                json.writeStartObject();
                json.writeStringField(
                        "@odata.type",
                        "#Microsoft.Dynamics.CRM." + reference.table().logicalName());
                service.rows()
                        .columns(
                                json,
                                tx.find(reference.table(), reference.id()),
                                Query.everything(reference.table()),
                                style);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static final class Close {
        private Draft activity;
        private Integer status;
    }

    private Close close(Exchange exchange) {
        PayloadReader payloads = service.payloads(exchange.contentIds());
        Table closes = service.database().model().table("opportunityclose");
        Close close = new Close();
        parameters(exchange, (name, json) -> {
            switch (name) {
                case "Status" -> close.status = number(json);
                case "OpportunityClose" ->
                    close.activity = payloads.object(json, closes).draft();
                default -> throw ProtocolRefusals.unresolvedParameters();
            }
        });
        if (close.status == null || close.activity == null) {
            throw ProtocolRefusals.unresolvedParameters();
        }
        return close;
    }

    private LeadQualification.Request qualification(Exchange exchange) {
        QualifyParameters read = new QualifyParameters(service);
        parameters(exchange, read::take);
        return read.request();
    }

    @FunctionalInterface
    private interface Parameter {
        void take(String name, JsonParser json) throws IOException;
    }

    private static void parameters(Exchange exchange, Parameter parameter) {
        try (JsonParser json = PayloadReader.open(exchange.request().body())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw ProtocolRefusals.unresolvedParameters();
            }
            String name;
            while ((name = json.nextFieldName()) != null) {
                json.nextToken();
                parameter.take(name, json);
            }
        } catch (JsonProcessingException e) {
            throw PayloadReader.malformed("parameters", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int number(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw ProtocolRefusals.wrongType("parameters", json.getText(), "Edm.Int32");
        }
        return json.getIntValue();
    }
}
