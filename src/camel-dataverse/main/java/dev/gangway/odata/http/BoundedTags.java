package dev.gangway.odata.http;

import dev.gangway.odata.AnswerTooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Aborts an XML document with a tag so large that it would fill the heap, because the parser keeps each tag in
 * memory.
 */
final class BoundedTags extends FilterInputStream {
    /** Far more than any service writes between two tags. */
    private static final int LONGEST_TAG = 1024 * 1024;

    private int sinceTag;

    BoundedTags(InputStream document) {
        super(document);
    }

    /** Must be called when the parser has reached another tag. */
    void next() {
        sinceTag = 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        sinceTag += Math.max(n, 0);
        if (sinceTag > LONGEST_TAG) {
            throw new AnswerTooLargeException("$metadata", "a tag of " + LONGEST_TAG / 1024 + " KiB");
        }
        return n;
    }
}
