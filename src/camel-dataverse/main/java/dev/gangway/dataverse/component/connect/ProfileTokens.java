package dev.gangway.dataverse.component.connect;

import dev.gangway.odata.SignInException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.OAuthHelper;

/** Tokens of a profile that camel-oauth keeps, {@code camel.oauth.PROFILE.*}. */
record ProfileTokens(CamelContext context, String profile) implements Supplier<String> {
    @Override
    public String get() {
        try {
            return OAuthHelper.resolveOAuthToken(context, profile);
        } catch (IllegalArgumentException e) {
            // not its words, which may quote the profile's secret
            throw new SignInException(
                    "The OAuth profile '" + profile + "' gives no token ("
                            + e.getClass().getSimpleName()
                            + "): is camel-oauth on the class path, and is camel.oauth." + profile
                            + ".* complete?",
                    0,
                    null,
                    null);
        } catch (Exception e) {
            throw new RuntimeCamelException("The OAuth profile '" + profile + "' gives no token", e);
        }
    }

    @Override
    public String toString() {
        return "OAuth profile " + profile;
    }
}
