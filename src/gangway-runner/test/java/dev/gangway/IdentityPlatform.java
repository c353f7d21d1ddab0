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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands out a sandbox's tokens to whoever runs on this "machine", as the instance metadata service, App Service and Azure Arc
 * do, and keeps them as those do. There is a system-assigned identity and no other. Sources: "How to use managed identities
 * for Azure resources on an Azure VM to acquire an access token", "How to use managed identities for App Service and Azure
 * Functions", "Authenticate against Azure resources with Azure Arc-enabled servers".
 */
public final class IdentityPlatform implements AutoCloseable {
    private static final Pattern RESOURCE = Pattern.compile("(?:^|&)resource=([^&]+)");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final String METADATA_SERVICE = "/metadata/identity/oauth2/token";
    private static final String APP_SERVICE = "/msi/token";
    private static final String ARC = "/arc/identity/oauth2/token";

    /** What App Service puts into the environment of an app; a secret. */
    public final String header = "c4nary-" + UUID.randomUUID();

    private final HttpServer server;
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final List<String> resources = new CopyOnWriteArrayList<>();
    private volatile String form;
    private volatile URI issuer;
    private volatile boolean assigned = true;
    private volatile Path challenges;
    private volatile Path challenge;

    public IdentityPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Whose tokens these are. */
    public IdentityPlatform of(SalesSandbox sandbox) {
        return of(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret());
    }

    public IdentityPlatform of(URI tokenUrl, String clientId, String clientSecret) {
        issuer = tokenUrl;
        form = "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + encoded(clientSecret)
                + "&scope=";
        return this;
    }

    /** The environment of a process on a virtual machine. */
    public Map<String, String> machine() {
        return Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", url());
    }

    /** The environment of a process in App Service. */
    public Map<String, String> app() {
        return Map.of("IDENTITY_ENDPOINT", url() + APP_SERVICE, "IDENTITY_HEADER", header);
    }

    /**
     * The environment of a process on a server that is connected by Azure Arc.
     *
     * @param programs where Windows has the data of programs, and this the agent its challenges
     */
    public Map<String, String> connected(Path programs) {
        challenges = programs.resolve("AzureConnectedMachineAgent").resolve("Tokens");
        return Map.of("IDENTITY_ENDPOINT", url() + ARC, "IMDS_ENDPOINT", url(), "ProgramData", programs.toString());
    }

    /** Somebody takes the identity from the resource, or gives it back; tokens that were handed out are not asked for again. */
    public void assign(boolean isAssigned) {
        assigned = isAssigned;
        kept.clear();
    }

    /** What tokens were asked for, in that order. */
    public List<String> resources() {
        return resources;
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        Matcher resource = RESOURCE.matcher(query);
        int status = 400;
        if (isAddressed(exchange, query) && resource.find()) {
            status = isProven(exchange) ? assigned && !query.contains("client_id=") ? 200 : 400 : 401;
        }
        String body = "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}";
        if (status == 200) {
            String wanted = URLDecoder.decode(resource.group(1), StandardCharsets.UTF_8);
            resources.add(wanted);
            body = "{\"access_token\":\"" + kept.computeIfAbsent(wanted, this::fetch)
                    + "\",\"expires_in\":\"3599\",\"token_type\":\"Bearer\"}";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean isAddressed(HttpExchange exchange, String query) {
        boolean hasMetadata = "true".equals(exchange.getRequestHeaders().getFirst("Metadata"));
        return switch (exchange.getRequestURI().getPath()) {
            case METADATA_SERVICE -> hasMetadata && query.contains("api-version=2018-02-01");
            case ARC -> hasMetadata && query.contains("api-version=2020-06-01");
            case APP_SERVICE ->
                query.contains("api-version=2019-08-01")
                        && header.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"));
            default -> false;
        };
    }

    /** On Arc whoever may read the agent's files may have tokens; each challenge is good for one. */
    private boolean isProven(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(ARC)) {
            return true;
        }
        Path shown = challenge;
        challenge = null;
        if (shown != null
                && ("Basic " + Files.readString(shown))
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return true;
        }
        Path next = Files.createDirectories(challenges).resolve(UUID.randomUUID() + ".key");
        challenge = Files.writeString(next, header);
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=" + next);
        return false;
    }

    private String fetch(String resource) {
        try {
            String answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(issuer)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form + encoded(resource + "/.default")))
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
