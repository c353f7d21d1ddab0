package dev.gangway.fno;

import dev.gangway.fno.EntityDefinition.Property;
import dev.gangway.odata.http.MetadataDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Picks one entity set out of a metadata document while it passes by; nothing else of it is kept. For one document. */
final class FnoCsdl {
    private static final String TERMS = "Microsoft.Dynamics.OData.Core.V1.";

    private final String set;
    private final String marker;

    private Draft current;
    private String property;
    private String term;
    private Draft marked;

    /** An entity type that is being read. */
    private static final class Draft {
        private final String name;
        private final Map<String, Property> properties = new LinkedHashMap<>();
        private final Set<String> navigation = new LinkedHashSet<>();
        private boolean readOnly;

        private Draft(String name) {
            this.name = name;
        }
    }

    FnoCsdl(String set, String marker) {
        this.set = set;
        this.marker = marker;
    }

    /** @return null when the document has no such set */
    EntityDefinition read(InputStream document) throws IOException {
        return MetadataDocument.read(document, this::read);
    }

    private EntityDefinition read(XMLStreamReader xml) throws XMLStreamException {
        boolean isThere = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                isThere |= xml.getLocalName().equals("EntitySet") && set.equals(xml.getAttributeValue(null, "Name"));
                begin(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(xml.getLocalName());
            }
        }
        return !isThere || marked == null
                ? null
                : new EntityDefinition(marked.name, marked.readOnly, marked.properties, marked.navigation);
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getAttributeValue(null, "Name");
        switch (xml.getLocalName()) {
            case "EntityType" -> current = new Draft(name);
            case "Property" -> {
                property = name;
                if (current != null) {
                    current.properties.put(name, new Property(xml.getAttributeValue(null, "Type"), true));
                }
            }
            case "NavigationProperty" -> {
                if (current != null) {
                    current.navigation.add(name);
                }
            }
            case "Annotation" -> {
                term = xml.getAttributeValue(null, "Term");
                annotate(xml.getAttributeValue(null, "Bool"));
            }
            // the longer form of the same
            case "Bool" -> annotate(xml.getElementText());
            default -> {
                // of no interest here
            }
        }
    }

    private void annotate(String value) {
        if (current == null || term == null || value == null) {
            return;
        }
        if (property != null && term.equals(TERMS + "AllowEdit")) {
            Property known = current.properties.get(property);
            current.properties.put(property, new Property(known.type(), Boolean.parseBoolean(value.strip())));
        } else if (property == null && term.equals(TERMS + "IsReadOnly")) {
            current.readOnly = Boolean.parseBoolean(value.strip());
        }
    }

    private void end(String element) {
        switch (element) {
            case "Property" -> property = null;
            case "Annotation" -> term = null;
            case "EntityType" -> {
                if (current != null && current.properties.containsKey(marker)) {
                    marked = current;
                }
                current = null;
            }
            default -> {
                // its begin said all
            }
        }
    }
}
