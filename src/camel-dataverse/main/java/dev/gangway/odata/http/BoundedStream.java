package dev.gangway.odata.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer, limited in size and in total time: a server that sends byte by byte never reaches the
 * timeout between two bytes.
 */
final class BoundedStream extends FilterInputStream {
    private final int largest;
    private final long nanos;
    private final boolean keptWhole;
    private final long start = System.nanoTime();
    private long received;

    /** Thrown when the body is larger than the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(int largest) {
            super(largest / 1024 + " KiB");
        }
    }

    /**
     * @param body unzipped
     * @param keptWhole whether the reader keeps all of it, so that a large one has to wait for its turn
     */
    BoundedStream(InputStream body, int largest, long nanos, boolean keptWhole) {
        super(body);
        this.largest = largest;
        this.nanos = nanos;
        this.keptWhole = keptWhole;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            received += n;
            if (received > largest) {
                throw new TooLargeException(largest);
            }
            if (System.nanoTime() - start > nanos) {
                throw new IOException("The answer was not complete in time");
            }
            if (keptWhole && received > LargeAnswers.RECEIVED) {
                LargeAnswers.isLarge();
            }
        }
        return n;
    }
}
