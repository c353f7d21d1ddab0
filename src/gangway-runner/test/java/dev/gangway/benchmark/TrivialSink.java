package dev.gangway.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * The least that a service can do: takes every lead, refuses one that it has already, and answers each operation in the
 * form of the Web API. So what is measured is the sender.
 */
final class TrivialSink implements Sink {
    private static final byte[] LEAD = "\"leadid\":\"".getBytes(ISO_8859_1);
    private static final byte[] NOTE = "\"annotationid\":\"".getBytes(ISO_8859_1);
    private static final int GUID = 36;
    private static final String CURRENCIES =
            "{\"value\":[{\"transactioncurrencyid\":\"0e000000-0000-4000-8000-000000000001\",\"isocurrencycode\":\"EUR\"}]}";

    private static final String WHO_AM_I =
            "{\"UserId\":\"0e000000-0000-4000-8000-000000000002\",\"OrganizationId\":\"0e000000-0000-4000-8000-000000000003\"}";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final Set<String> leads = ConcurrentHashMap.newKeySet();
    private final AtomicLong requests = new AtomicLong();

    TrivialSink() {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                answer(request, response, callback);
                return true;
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getPath();
        byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        if (path.endsWith("/token")) {
            write(response, 200, "application/json", "{\"access_token\":\"t\",\"expires_in\":86400}", callback);
            return;
        }
        requests.incrementAndGet();
        if (path.endsWith("/$batch")) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "multipart/mixed; boundary=batchresponse_1");
            response.write(true, ByteBuffer.wrap(parts(body)), callback);
        } else if (path.endsWith("/leads")) {
            String lead = at(body, find(body, LEAD, 0), LEAD);
            if (find(body, NOTE, 0) >= 0 && leads.add(lead)) {
                response.getHeaders().put("OData-EntityId", url() + "/api/data/v9.2/leads(" + lead + ")");
                write(response, 204, null, "", callback);
            } else {
                write(response, 412, "application/json", "{}", callback);
            }
        } else if (path.endsWith("/WhoAmI")) {
            write(response, 200, "application/json", WHO_AM_I, callback);
        } else {
            write(response, 200, "application/json", CURRENCIES, callback);
        }
    }

    private byte[] parts(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 4);
        int number = 0;
        for (int i = find(body, LEAD, 0); i >= 0; i = find(body, LEAD, i + 1)) {
            String lead = at(body, i, LEAD);
            boolean taken = find(body, NOTE, i) >= 0 && leads.add(lead);
            out.writeBytes(
                    ("--batchresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
                                    + "Content-ID: " + ++number + "\r\n\r\nHTTP/1.1 "
                                    + (taken ? "204 No Content" : "412 Precondition Failed")
                                    + "\r\nOData-Version: 4.0\r\nOData-EntityId: " + url() + "/api/data/v9.2/leads("
                                    + lead
                                    + ")\r\n\r\n\r\n")
                            .getBytes(ISO_8859_1));
        }
        out.writeBytes("--batchresponse_1--\r\n".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private static String at(byte[] body, int key, byte[] name) {
        return key < 0 ? "" : new String(body, key + name.length, GUID, ISO_8859_1);
    }

    private static int find(byte[] body, byte[] what, int from) {
        for (int i = from; i <= body.length - what.length; i++) {
            int same = 0;
            while (same < what.length && body[i + same] == what[same]) {
                same++;
            }
            if (same == what.length) {
                return i;
            }
        }
        return -1;
    }

    private static void write(Response response, int status, String type, String body, Callback callback) {
        response.setStatus(status);
        if (type != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        }
        response.write(true, ByteBuffer.wrap(body.getBytes(ISO_8859_1)), callback);
    }

    @Override
    public String label() {
        return "trivial server";
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public URI tokenUrl() {
        return url().resolve("/token");
    }

    @Override
    public String clientId() {
        return "benchmark";
    }

    @Override
    public String clientSecret() {
        return "secret";
    }

    @Override
    public long requests() {
        return requests.get();
    }

    @Override
    public long leads() {
        return leads.size();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
