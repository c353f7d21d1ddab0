package dev.gangway.sandbox.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Breaks connections, as networks do. */
final class Connections {
    private Connections() {}

    /** Ends the connection with a reset: the peer sees an error and not an end. */
    static void reset(HttpServletRequest request) {
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

    /** Ends the connection after what has been sent so far. */
    static void close(HttpServletRequest request) {
        endPoint(request).close();
    }

    private static EndPoint endPoint(HttpServletRequest request) {
        return ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }
}
