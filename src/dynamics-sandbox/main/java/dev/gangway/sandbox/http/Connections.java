package dev.gangway.sandbox.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Breaks connections like a network failure. */
public final class Connections {
    private Connections() {}

    /** Resets the connection: the peer sees an error instead of an end of stream. */
    public static void reset(HttpServletRequest request) {
        EndPoint endPoint = endPoint(request);
        try {
            if (endPoint.getTransport() instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endPoint.close();
    }

    /** Closes the connection after what has been sent so far. */
    public static void close(HttpServletRequest request) {
        endPoint(request).close();
    }

    private static EndPoint endPoint(HttpServletRequest request) {
        return ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }
}
