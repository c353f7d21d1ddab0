package dev.gangway.sandbox.fno.service;

import dev.gangway.sandbox.fno.model.Entity;
import dev.gangway.sandbox.fno.model.FnoEdm;
import dev.gangway.sandbox.fno.model.FnoModel;
import dev.gangway.sandbox.fno.model.Link;
import dev.gangway.sandbox.fno.model.Property;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.fno.store.FnoKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.olingo.commons.api.ex.ODataException;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;
import org.apache.olingo.server.core.uri.parser.Parser;

/** Parses URLs against the model; Olingo checks names, types and syntax. */
final class FnoUri {
    private final FnoModel model;
    private final OData odata = OData.newInstance();
    private final BiPredicate<Entity, Property> editable;
    private final ServiceMetadata metadata;

    FnoUri(FnoModel model, BiPredicate<Entity, Property> editable) {
        this.model = model;
        this.editable = editable;
        this.metadata = metadata();
    }

    private ServiceMetadata metadata() {
        return odata.createServiceMetadata(new FnoEdm(model, editable), List.of());
    }

    /** A navigation property to expand, with the selected properties; an empty list selects all. */
    record Expansion(Link link, List<String> select) {}

    UriInfo parse(String path, String query) {
        try {
            UriInfo uri = new Parser(metadata.getEdm(), odata).parseUri("/" + path, query, null, "");
            refuseUnsupported(uri);
            return uri;
        } catch (ODataException e) {
            throw FnoRefusal.badRequest("The query specified in the URI is not valid. " + e.getMessage());
        }
    }

    private static void refuseUnsupported(UriInfo uri) {
        boolean unsupported = uri.getSearchOption() != null
                || uri.getApplyOption() != null
                || uri.getDeltaTokenOption() != null
                || uri.getSkipTokenOption() != null;
        if (unsupported) {
            throw FnoRefusal.badRequest("The query specified in the URI uses an option that is not supported.");
        }
    }

    /** Returns the entity that the path starts with. */
    Entity entity(UriInfo uri) {
        UriResource first = uri.getUriResourceParts().isEmpty()
                ? null
                : uri.getUriResourceParts().get(0);
        if (!(first instanceof UriResourceEntitySet set)) {
            throw FnoRefusal.badRequest("Resource not found for the segment.");
        }
        return model.entity(set.getEntitySet().getName());
    }

    /** Returns the key in the path, or null for the whole set. */
    FnoKey key(UriInfo uri, Entity entity) {
        List<UriParameter> given =
                ((UriResourceEntitySet) uri.getUriResourceParts().get(0)).getKeyPredicates();
        if (given.isEmpty()) {
            return null;
        }
        Map<String, String> texts =
                given.stream().collect(Collectors.toMap(UriParameter::getName, UriParameter::getText));
        return new FnoKey(entity.keys().stream()
                .map(name -> value(entity.property(name), texts.get(name)))
                .toList());
    }

    private static Object value(Property property, String text) {
        return switch (property.kind()) {
            case STRING -> text.substring(1, text.length() - 1).replace("''", "'");
            case INT32 -> Integer.valueOf(text);
            case INT64 -> Long.valueOf(text);
            default -> text;
        };
    }

    List<Expansion> expansions(UriInfo uri, Entity entity) {
        List<Expansion> expansions = new ArrayList<>();
        if (uri.getExpandOption() == null) {
            return expansions;
        }
        for (ExpandItem item : uri.getExpandOption().getExpandItems()) {
            boolean deeper = item.getExpandOption() != null
                    || item.getResourcePath() == null
                    || item.getResourcePath().getUriResourceParts().size() != 1;
            if (deeper || item.getFilterOption() != null || item.isRef()) {
                throw FnoRefusal.badRequest("Only the first level of $expand is supported.");
            }
            String name = item.getResourcePath().getUriResourceParts().get(0).getSegmentValue();
            expansions.add(new Expansion(entity.links().get(name), select(item.getSelectOption())));
        }
        return expansions;
    }

    /** Returns the selected names; empty for all. */
    static List<String> select(SelectOption option) {
        return option == null
                ? List.of()
                : option.getSelectItems().stream()
                        .filter(item -> !item.isStar())
                        .map(item -> item.getResourcePath()
                                .getUriResourceParts()
                                .get(0)
                                .getSegmentValue())
                        .toList();
    }

    byte[] metadataDocument() {
        try (InputStream in = odata.createSerializer(ContentType.APPLICATION_XML)
                .metadataDocument(metadata())
                .getContent()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ODataException e) {
            throw new IllegalStateException("The sandbox's own model cannot be written", e);
        }
    }
}
