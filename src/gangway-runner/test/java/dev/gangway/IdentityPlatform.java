package dev.gangway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gangway.sandbox.SalesSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands out the sandbox's tokens to whoever runs on this "machine", as the instance metadata service and App Service do, and
 * keeps them as those do. Sources: "How to use managed identities for Azure resources on an Azure VM to acquire an access
 * token", "How to use managed identities for App Service and Azure Functions".
 */
public final class IdentityPlatform implements AutoCloseable {
    private static final Pattern RESOURCE = Pattern.compile("(?:^|&)resource=([^&]+)");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    /** What App Service puts into the environment of an app; a secret. */
    public final String header = "c4nary-" + UUID.randomUUID();

    private final HttpServer server;
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private volatile SalesSandbox issuer;
    private volatile boolean assigned = true;

    public IdentityPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Whose tokens these are. */
    public IdentityPlatform of(SalesSandbox sandbox) {
        issuer = sandbox;
        return this;
    }

    /** The environment of a process on a virtual machine. */
    public Map<String, String> machine() {
        return Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", url());
    }

    /** The environment of a process in App Service. */
    public Map<String, String> app() {
        return Map.of("IDENTITY_ENDPOINT", url() + "/msi/token", "IDENTITY_HEADER", header);
    }

    /** Somebody takes the identity from the resource, or gives it back; tokens that were handed out are not asked for again. */
    public void assign(boolean isAssigned) {
        assigned = isAssigned;
        kept.clear();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        Matcher resource = RESOURCE.matcher(query);
        boolean isMachine = exchange.getRequestURI().getPath().equals("/metadata/identity/oauth2/token")
                && query.contains("api-version=2018-02-01")
                && "true".equals(exchange.getRequestHeaders().getFirst("Metadata"));
        boolean isApp = exchange.getRequestURI().getPath().equals("/msi/token")
                && query.contains("api-version=2019-08-01")
                && header.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"));
        int status = (isMachine || isApp) && assigned && resource.find() ? 200 : 400;
        String body = status == 200
                ? "{\"access_token\":\"" + token(URLDecoder.decode(resource.group(1), StandardCharsets.UTF_8))
                        + "\",\"expires_in\":\"3599\",\"token_type\":\"Bearer\"}"
                : "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String token(String resource) {
        return kept.computeIfAbsent(resource, this::fetch);
    }

    private String fetch(String resource) {
        String form = "grant_type=client_credentials&client_id=" + issuer.clientId() + "&client_secret="
                + encoded(issuer.clientSecret()) + "&scope=" + encoded(resource + "/.default");
        try {
            String answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(issuer.tokenUrl().toString()))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher token = TOKEN.matcher(answer);
            if (!token.find()) {
                throw new IllegalStateException(answer);
            }
            return token.group(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
