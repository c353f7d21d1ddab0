package dev.gangway.dataverse.metadata;

import dev.gangway.dataverse.metadata.DataverseMetadata.Entity;
import dev.gangway.dataverse.metadata.DataverseMetadata.Property;
import dev.gangway.odata.AnswerTooLargeException;
import dev.gangway.odata.http.MetadataDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Extracts tables and columns from a CSDL document while reading it and keeps nothing else. For one document. */
final class CsdlReader {
    private static final String COMPUTED = "Org.OData.Core.V1.Computed";
    private static final String PERMISSIONS = "Org.OData.Core.V1.Permissions";

    /**
     * A table or column takes some 150 bytes, so this limits them to a third of the heap, whatever the document says.
     */
    private static final long MOST_MEMBERS = Runtime.getRuntime().maxMemory() / 512;

    private static final class Draft {
        private final Map<String, Property> properties = new LinkedHashMap<>();
        private final Map<String, String> navigation = new LinkedHashMap<>();
        private String base;
        private String entitySet;
        private Property latest;

        int size() {
            return properties.size() + navigation.size();
        }

        void add(Property property) {
            properties.put(property.name(), property);
            latest = property;
        }
    }

    private final Map<String, Set<String>> bindings = new HashMap<>();
    /** Most names and types occur many times. */
    private final Map<String, String> texts = new HashMap<>();

    private Draft current;
    private String bound;
    private long members;

    /** Returns the logical names of tables by the name of the action or function bound to them. */
    Map<String, Set<String>> bindings() {
        return bindings;
    }

    /** Reads one document. */
    Map<String, Entity> read(InputStream csdl) throws IOException {
        return MetadataDocument.read(csdl, this::read);
    }

    private Map<String, Entity> read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("EntityType")) {
                current = null;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                element(xml, drafts);
            }
        }
        return entities(drafts);
    }

    private void element(XMLStreamReader xml, Map<String, Draft> drafts) {
        if (!xml.getLocalName().equals("Annotation")) {
            count(1);
        }
        switch (xml.getLocalName()) {
            case "EntityType" -> {
                current = draft(drafts, xml.getAttributeValue(null, "Name"));
                current.base = simple(xml.getAttributeValue(null, "BaseType"));
            }
            case "Property" -> property(xml);
            case "Annotation" -> annotation(xml);
            case "NavigationProperty" -> navigation(xml);
            case "Action", "Function" -> bound = bound(xml);
            case "Parameter" -> bind(xml);
            case "EntitySet" ->
                draft(drafts, simple(xml.getAttributeValue(null, "EntityType"))).entitySet =
                        xml.getAttributeValue(null, "Name");
            default -> {
                // complex types and enumerations are not needed
            }
        }
    }

    private Map<String, Entity> entities(Map<String, Draft> drafts) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        for (String name : drafts.keySet()) {
            Entity entity = entity(name, drafts);
            // inherited columns count again
            count(entity.properties().size()
                    + entity.navigation().size()
                    - drafts.get(name).size());
            entities.put(name, entity);
        }
        return entities;
    }

    private void count(int more) {
        members += more;
        if (members > MOST_MEMBERS) {
            throw new AnswerTooLargeException(
                    "$metadata", MOST_MEMBERS + " tables and columns, the most that this heap (-Xmx) can hold");
        }
    }

    private String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? null : texts.computeIfAbsent(value, text -> text);
    }

    /** Returns the name of a bound action or function; null for an unbound one. */
    private static String bound(XMLStreamReader xml) {
        return "true".equals(xml.getAttributeValue(null, "IsBound")) ? xml.getAttributeValue(null, "Name") : null;
    }

    /** Records the first parameter, which is the type that an operation is bound to. */
    private void bind(XMLStreamReader xml) {
        if (bound != null) {
            bindings.computeIfAbsent(bound, name -> new HashSet<>()).add(simple(xml.getAttributeValue(null, "Type")));
            bound = null;
        }
    }

    private static Draft draft(Map<String, Draft> drafts, String name) {
        return drafts.computeIfAbsent(name, n -> new Draft());
    }

    private void property(XMLStreamReader xml) {
        if (current != null) {
            String maxLength = xml.getAttributeValue(null, "MaxLength");
            boolean limited = maxLength != null && maxLength.matches("\\d{1,9}");
            current.add(new Property(
                    attribute(xml, "Name"),
                    attribute(xml, "Type"),
                    limited ? Integer.valueOf(maxLength) : null,
                    false));
        }
    }

    /**
     * Reads an annotation. Permissions are only given where they are limited, and then to reading ("Web API
     * properties").
     */
    private void annotation(XMLStreamReader xml) {
        String term = xml.getAttributeValue(null, "Term");
        boolean readOnly =
                COMPUTED.equals(term) && "true".equals(xml.getAttributeValue(null, "Bool")) || PERMISSIONS.equals(term);
        if (readOnly && current != null && current.latest != null) {
            Property annotated = current.latest;
            current.add(new Property(annotated.name(), annotated.type(), annotated.maxLength(), true));
        }
    }

    private void navigation(XMLStreamReader xml) {
        if (current != null) {
            String type = xml.getAttributeValue(null, "Type").replaceFirst("^Collection\\((.*)\\)$", "$1");
            current.latest = null;
            current.navigation.put(attribute(xml, "Name"), texts.computeIfAbsent(simple(type), text -> text));
        }
    }

    private static Entity entity(String name, Map<String, Draft> drafts) {
        Map<String, Property> properties = new LinkedHashMap<>();
        Map<String, String> navigation = new LinkedHashMap<>();
        String next = name;
        for (int depth = 0; next != null && drafts.containsKey(next) && depth < drafts.size(); depth++) {
            Draft draft = drafts.get(next);
            draft.properties.forEach(properties::putIfAbsent);
            draft.navigation.forEach(navigation::putIfAbsent);
            next = draft.base;
        }
        return new Entity(name, drafts.get(name).entitySet, properties, navigation);
    }

    /** Removes the namespace or its alias ({@code mscrm.lead}, {@code Microsoft.Dynamics.CRM.lead}). */
    private static String simple(String qualified) {
        return qualified == null ? null : qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
