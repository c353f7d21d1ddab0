package dev.gangway.sales;

import dev.gangway.sales.DataverseMetadata.Entity;
import dev.gangway.sales.DataverseMetadata.Property;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Picks tables and columns out of a CSDL document while it passes by; nothing else of it is kept. */
final class CsdlReader {
    private static final String COMPUTED = "Org.OData.Core.V1.Computed";
    private static final String PERMISSIONS = "Org.OData.Core.V1.Permissions";

    private static final class Draft {
        private final Map<String, Property> properties = new LinkedHashMap<>();
        private final Map<String, String> navigation = new LinkedHashMap<>();
        private String base;
        private String entitySet;
        private Property latest;

        void add(Property property) {
            properties.put(property.name(), property);
            latest = property;
        }
    }

    private CsdlReader() {}

    static Map<String, Entity> read(InputStream csdl) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(csdl);
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException("The metadata document cannot be read", e);
        }
    }

    private static Map<String, Entity> read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        Draft current = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("EntityType")) {
                current = null;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "EntityType" -> {
                    current = draft(drafts, xml.getAttributeValue(null, "Name"));
                    current.base = simple(xml.getAttributeValue(null, "BaseType"));
                }
                case "Property" -> property(xml, current);
                case "Annotation" -> annotation(xml, current);
                case "NavigationProperty" -> navigation(xml, current);
                case "EntitySet" ->
                    draft(drafts, simple(xml.getAttributeValue(null, "EntityType"))).entitySet =
                            xml.getAttributeValue(null, "Name");
                default -> {
                    // actions, functions and complex types are of no interest here
                }
            }
        }
        Map<String, Entity> entities = new LinkedHashMap<>();
        drafts.forEach((name, draft) -> entities.put(name, entity(name, drafts)));
        return entities;
    }

    private static Draft draft(Map<String, Draft> drafts, String name) {
        return drafts.computeIfAbsent(name, n -> new Draft());
    }

    private static void property(XMLStreamReader xml, Draft current) {
        if (current != null) {
            String maxLength = xml.getAttributeValue(null, "MaxLength");
            boolean limited = maxLength != null && maxLength.matches("\\d{1,9}");
            current.add(new Property(
                    xml.getAttributeValue(null, "Name"),
                    xml.getAttributeValue(null, "Type"),
                    limited ? Integer.valueOf(maxLength) : null,
                    false));
        }
    }

    /** Permissions are only given where they are limited, and then to reading ("Web API properties"). */
    private static void annotation(XMLStreamReader xml, Draft current) {
        String term = xml.getAttributeValue(null, "Term");
        boolean readOnly =
                COMPUTED.equals(term) && "true".equals(xml.getAttributeValue(null, "Bool")) || PERMISSIONS.equals(term);
        if (readOnly && current != null && current.latest != null) {
            Property annotated = current.latest;
            current.add(new Property(annotated.name(), annotated.type(), annotated.maxLength(), true));
        }
    }

    private static void navigation(XMLStreamReader xml, Draft current) {
        if (current != null) {
            String type = xml.getAttributeValue(null, "Type").replaceFirst("^Collection\\((.*)\\)$", "$1");
            current.latest = null;
            current.navigation.put(xml.getAttributeValue(null, "Name"), simple(type));
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

    /** Without the namespace or its alias ({@code mscrm.lead}, {@code Microsoft.Dynamics.CRM.lead}). */
    private static String simple(String qualified) {
        return qualified == null ? null : qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
