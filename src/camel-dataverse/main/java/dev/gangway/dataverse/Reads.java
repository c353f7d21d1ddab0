package dev.gangway.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.dataverse.changes.ChangeReader;
import dev.gangway.dataverse.metadata.DataverseMetadata;
import dev.gangway.odata.AnswerTooLargeException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.http.JsonAnswer;
import dev.gangway.odata.session.Pages;
import dev.gangway.odata.session.ServiceRoot;
import dev.gangway.odata.session.Session;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is read outside a batch: records, pages, definitions, and whose environment this is. */
record Reads(ServiceRoot root, Session session) {
    private static final Map<String, String> ACCEPT_JSON = Map.of("Accept", "application/json");

    /** See {@link Dataverse#get}. */
    JsonNode get(String relativeUrl) {
        return session.call(
                "GET", root.resolve(relativeUrl), ACCEPT_JSON, null, answer -> JsonAnswer.read(relativeUrl, answer));
    }

    /** See {@link Dataverse#query}. */
    Stream<JsonNode> query(String relativeUrl, int pageSize) {
        int rows = ChangeQuery.pageSize(pageSize);
        Pages pages = new Pages(root, root.resolve(relativeUrl), url -> page(relativeUrl, url, ACCEPT_JSON, rows));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** See {@link Dataverse#changes}. */
    ChangePage changes(ChangeQuery query, String continuation) {
        URI url = continuation == null ? root.resolve(query.url()) : root.follow(continuation);
        JsonNode page = page(
                query.entitySet(),
                url,
                Map.of("Accept", "application/json", "Prefer", "odata.track-changes"),
                query.pageSize());
        return new ChangeReader(root).read(page, query.entitySet(), continuation);
    }

    /** Reads one page; if it is too large, requests half the rows, then a quarter, and so on. */
    private JsonNode page(String what, URI url, Map<String, String> headers, int rows) {
        Map<String, String> all = new HashMap<>(headers);
        all.merge("Prefer", "odata.maxpagesize=" + rows, (before, size) -> before + ',' + size);
        try {
            return session.call("GET", url, all, null, answer -> JsonAnswer.read(what, answer));
        } catch (AnswerTooLargeException e) {
            if (rows == 1) {
                throw e;
            }
            return page(what, url, headers, rows / 2);
        }
    }

    /** See {@link Dataverse#metadata}. */
    DataverseMetadata metadata() {
        DataverseMetadata[] metadata = new DataverseMetadata[1];
        session.document(
                root.resolve("$metadata?annotations=true"),
                "application/xml",
                document -> metadata[0] = DataverseMetadata.read(document));
        if (metadata[0] == null) {
            throw new ServiceUnavailableException("The answer to $metadata is empty", 0, null, null, null, null);
        }
        return metadata[0];
    }

    /** See {@link Dataverse#maxLengths}. */
    Map<String, Integer> maxLengths(String table) {
        String attributes = "EntityDefinitions(LogicalName='" + table.replace("'", "''") + "')/Attributes/";
        Map<String, Integer> lengths = new TreeMap<>();
        for (String type : List.of("StringAttributeMetadata", "MemoAttributeMetadata")) {
            JsonNode columns = get(attributes + "Microsoft.Dynamics.CRM." + type + "?$select=LogicalName,MaxLength");
            for (JsonNode column : columns.path("value")) {
                if (column.path("MaxLength").isInt()) {
                    lengths.put(
                            column.path("LogicalName").asText(),
                            column.path("MaxLength").asInt());
                }
            }
        }
        return lengths;
    }

    /** @param member of the answer, such as {@code UserId} */
    UUID whoAmI(String member) {
        return session.call("GET", root.resolve("WhoAmI"), ACCEPT_JSON, null, answer -> {
            try {
                return UUID.fromString(
                        JsonAnswer.read("WhoAmI", answer).path(member).asText());
            } catch (IllegalArgumentException e) {
                throw JsonAnswer.unusable("WhoAmI", answer, "it has no " + member);
            }
        });
    }

    /** See {@link Dataverse#serverTime}. */
    Optional<Instant> serverTime() {
        String date =
                session.call("GET", root.resolve("WhoAmI"), ACCEPT_JSON, null).header("Date");
        try {
            return Optional.ofNullable(date)
                    .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
