package dev.gangway.sandbox.http;

import dev.gangway.sandbox.control.Listener;
import jakarta.servlet.Servlet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty server with one port on the loopback interface. */
public final class SandboxServer implements Listener, AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** The service accepts URLs of 32 KB, and of 64 KB inside a batch. */
    private static final int HEADER_SIZE = 64 * 1024;

    private static final int NO_ACCEPTORS = 0;
    private static final int DEFAULT_SELECTORS = -1;

    private final Server server;
    private final ServerConnector connector;
    private final int port;

    /**
     * @param https null for plain HTTP
     */
    public SandboxServer(String name, int port, SandboxOptions.Https https, Map<String, Servlet> servlets) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName(name);
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEADER_SIZE);
        http.setSendServerVersion(false);
        // keys in URLs may contain encoded slashes and quotes
        http.setUriCompliance(UriCompliance.UNSAFE);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        // Connections are accepted on the selector, because a thread blocked in accept would still take a connection
        // while the port is being closed.
        connector = https != null
                ? new ServerConnector(server, NO_ACCEPTORS, DEFAULT_SELECTORS, encryption(https, http), plain)
                : new ServerConnector(server, NO_ACCEPTORS, DEFAULT_SELECTORS, plain);
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        servlets.forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
        server.setHandler(context);
        start();
        this.port = connector.getLocalPort();
    }

    private static SslConnectionFactory encryption(SandboxOptions.Https https, HttpConfiguration http) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(https.keyStore());
        context.setKeyStorePassword(https.password());
        // clients address the sandbox by IP address, for which TLS sends no server name
        context.setSniRequired(false);
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        http.addCustomizer(customizer);
        return new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString());
    }

    public int port() {
        return port;
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox cannot listen on port " + connector.getPort(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox cannot be stopped", e);
        }
    }

    @Override
    public void refuseConnections() {
        try {
            connector.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox cannot close its port", e);
        }
    }

    @Override
    public void acceptConnections() {
        if (connector.isStarted()) {
            return;
        }
        try {
            connector.setPort(port);
            connector.start();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox cannot reopen its port", e);
        }
    }
}
