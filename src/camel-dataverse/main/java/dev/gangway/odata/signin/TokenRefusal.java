package dev.gangway.odata.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.SignInException;
import java.util.Map;

/** Reads a refusal of the token endpoint. */
final class TokenRefusal {
    /** What people get wrong, by the numbers that the identity platform gives ("Microsoft Entra error codes"). */
    private static final Map<String, String> CURES = Map.ofEntries(
            Map.entry("7000215", "the client secret is wrong"),
            Map.entry("7000222", "the client secret has expired"),
            Map.entry("700016", "the tenant does not know this client id"),
            Map.entry("7000229", "the application has no service principal in this tenant: give it consent there"),
            Map.entry("7000112", "the application is disabled in the tenant"),
            Map.entry("7000218", "the application must prove itself by a secret, a certificate or a federated token"),
            Map.entry("90002", "there is no such tenant"),
            Map.entry("500011", "the tenant does not know this environment, see scope"),
            Map.entry("70011", "the scope is not valid"),
            Map.entry("1002012", "the scope must end with /.default"),
            Map.entry("53003", "a Conditional Access policy of the tenant blocks this application or this network"),
            Map.entry("50027", "the assertion is no valid token"),
            Map.entry("700021", "the assertion is for another client id"),
            Map.entry("700023", "the assertion is for another token endpoint"),
            Map.entry(
                    "700024",
                    "the assertion is outside its time: correct this machine's clock, or renew the federated token"),
            Map.entry(
                    "700027", "this certificate is not registered with the application: upload its public part there"),
            Map.entry("70021", "no federated credential of the application matches the token's issuer and subject"),
            Map.entry("700211", "no federated credential of the application has the token's issuer"),
            Map.entry("700212", "no federated credential of the application has the token's audience"),
            Map.entry("700213", "no federated credential of the application has the token's subject"));

    private TokenRefusal() {}

    /** Of the error's text only the numbers are passed on: the text is free, and this is where the secret went. */
    static SignInException read(String clientId, int status, JsonNode json) {
        String error = json.path("error").asText("");
        String code = error.matches("[a-z_]{1,40}") ? error : null;
        StringBuilder message = new StringBuilder("The token endpoint refused client ")
                .append(clientId)
                .append(": status ")
                .append(status);
        if (code != null) {
            message.append(", ").append(code);
        }
        for (JsonNode number : json.path("error_codes")) {
            if (number.isIntegralNumber()) {
                String cure = CURES.get(number.asText());
                message.append(", AADSTS").append(number.asText()).append(cure == null ? "" : " (" + cure + ")");
            }
        }
        return new SignInException(message.toString(), status, code, null);
    }
}
