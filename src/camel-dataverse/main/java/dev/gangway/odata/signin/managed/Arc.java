package dev.gangway.odata.signin.managed;

import dev.gangway.odata.SignInException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Servers connected by Azure Arc. The agent names a file that only its group can read, and accepts the file's content
 * as proof that the caller may have tokens. Only the system-assigned identity is available.
 *
 * @param tokens the agent's folder for such files; a path elsewhere would be an attempt to read a foreign file
 */
record Arc(String endpoint, Path tokens) implements IdentityEndpoint {
    private static final Pattern REALM = Pattern.compile("Basic realm=\"?([^\"]+?)\"?\\s*");
    private static final int LARGEST = 4096;
    private static final int UNAUTHORIZED = 401;

    @Override
    public String name() {
        return "the Azure Arc agent";
    }

    @Override
    public HttpResponse<String> ask(HttpClient http, String resource, String clientId)
            throws IOException, InterruptedException {
        if (!clientId.isEmpty()) {
            throw refused("Azure Arc has no user-assigned identities: leave the client id out");
        }
        HttpResponse<String> first = http.send(request(resource).build(), HttpResponse.BodyHandlers.ofString());
        if (first.statusCode() != UNAUTHORIZED) {
            return first;
        }
        String challenge = first.headers().firstValue("WWW-Authenticate").orElse("");
        return http.send(
                request(resource)
                        .header("Authorization", "Basic " + proof(challenge))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String resource) {
        return Requests.get(endpoint, "2020-06-01", resource, "").header("Metadata", "true");
    }

    private String proof(String challenge) throws IOException {
        Matcher realm = REALM.matcher(challenge);
        if (!realm.matches()) {
            throw refused("the Azure Arc agent named no challenge file");
        }
        Path file = Path.of(realm.group(1)).toAbsolutePath().normalize();
        if (!file.startsWith(tokens) || !file.toString().endsWith(".key")) {
            throw refused("the Azure Arc agent named a challenge file outside " + tokens);
        }
        if (!Files.isReadable(file)) {
            throw refused("the Azure Arc agent's challenge file cannot be read: let this user into the group himds");
        }
        if (Files.size(file) > LARGEST) {
            throw refused("the Azure Arc agent's challenge file is too large for one");
        }
        return Files.readString(file).strip();
    }

    private static SignInException refused(String why) {
        return new SignInException("No token by managed identity: " + why, 0, null, null);
    }

    @Override
    public String cure() {
        return "See that the agent runs (azcmagent show) and that this server has its system-assigned identity";
    }
}
