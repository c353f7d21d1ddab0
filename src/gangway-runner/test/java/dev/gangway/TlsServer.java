package dev.gangway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows whoever connects a certificate, and says nothing more. Clients of PostgreSQL ask for TLS first, and get it. */
public final class TlsServer implements AutoCloseable {
    private static final int HANDSHAKE = 0x16;
    private static final int POSTGRES_REQUEST = 8;
    /** {@code protocol_version}, which a server answers that speaks 1.1 at most. */
    private static final byte[] OLD_TLS = {0x15, 3, 2, 0, 2, 2, 70};

    private final ServerSocket listener;
    private final AtomicInteger handshakes = new AtomicInteger();
    private volatile SSLContext tls;

    public TlsServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "tls-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on with this certificate, and those behind it as they are. */
    public void show(PrivateKey key, X509Certificate... chain) throws GeneralSecurityException {
        tls = context(key, chain);
        handshakes.set(0);
    }

    /** The TLS of a server that shows this. */
    public static SSLContext context(PrivateKey key, X509Certificate... chain) throws GeneralSecurityException {
        return context(null, key, chain);
    }

    /** @param trust by which it lets clients in; null for none */
    public static SSLContext context(TrustManager[] trust, PrivateKey key, X509Certificate... chain)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new Shown(key, chain)}, trust, null);
        return context;
    }

    /** From now on with a TLS that nobody should speak any more. */
    public void speakOldTls() {
        tls = null;
    }

    /** How many clients took the certificate that is shown now. */
    public int handshakes() {
        return handshakes.get();
    }

    /** A key store would want the chain in order. */
    private static final class Shown extends X509ExtendedKeyManager {
        private static final String ALIAS = "server";

        private final PrivateKey key;
        private final X509Certificate[] chain;

        Shown(PrivateKey key, X509Certificate... chain) {
            this.key = key;
            this.chain = chain;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return keyType.equals(key.getAlgorithm()) ? new String[] {ALIAS} : null;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return keyType.equals(key.getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return chooseServerAlias(keyType, issuers, null);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread thread = new Thread(() -> talk(client), "tls-server-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            int first = in.read();
            if (first != HANDSHAKE) {
                in.readNBytes(POSTGRES_REQUEST - 1);
                client.getOutputStream().write('S');
                first = in.read();
            }
            if (tls == null) {
                byte[] head = in.readNBytes(4);
                in.readNBytes((head[2] & 0xff) << 8 | head[3] & 0xff);
                client.getOutputStream().write(OLD_TLS);
                return;
            }
            try (SSLSocket encrypted = (SSLSocket) tls.getSocketFactory()
                    .createSocket(client, new ByteArrayInputStream(new byte[] {(byte) first}), true)) {
                encrypted.setUseClientMode(false);
                encrypted.startHandshake();
                handshakes.incrementAndGet();
            }
        } catch (IOException e) {
            // refused
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
