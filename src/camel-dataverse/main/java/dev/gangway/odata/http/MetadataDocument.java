package dev.gangway.odata.http;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Reads a metadata document of an OData service while it passes by, without DTDs and with tags of bounded size. */
public final class MetadataDocument {
    private MetadataDocument() {}

    /** What is made of a document. */
    @FunctionalInterface
    public interface Content<T> {
        T read(XMLStreamReader xml) throws XMLStreamException;
    }

    /**
     * Reads one document.
     *
     * @throws IOException when the document is not XML, or when it breaks off
     */
    public static <T> T read(InputStream document, Content<T> content) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            BoundedTags tags = new BoundedTags(document);
            XMLStreamReader xml = factory.createXMLStreamReader(tags);
            try {
                return content.read(new StreamReaderDelegate(xml) {
                    @Override
                    public int next() throws XMLStreamException {
                        int event = super.next();
                        tags.next();
                        return event;
                    }
                });
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException(
                    "The metadata document cannot be read",
                    e.getNestedException() instanceof IOException broken ? broken : e);
        }
    }
}
