package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.JsonBody;

/** The service document and {@code $metadata}. */
final class MetadataHandler {
    private final Service service;

    MetadataHandler(Service service) {
        this.service = service;
    }

    ApiResponse document() {
        return ApiResponse.of(200, "application/xml", service.metadata().xml());
    }

    ApiResponse serviceDocument(Exchange exchange) {
        return ApiResponse.json(200, JsonBody.object(json -> {
            json.writeStringField("@odata.context", exchange.request().serviceRoot() + "$metadata");
            json.writeArrayFieldStart("value");
            for (Table table : service.database().model().tables()) {
                json.writeStartObject();
                json.writeStringField("name", table.setName());
                json.writeStringField("kind", "EntitySet");
                json.writeStringField("url", table.setName());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }
}
