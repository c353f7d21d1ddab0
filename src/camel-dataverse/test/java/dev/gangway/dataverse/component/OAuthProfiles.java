package dev.gangway.dataverse.component;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.OAuthClientAuthenticationFactory;
import org.apache.camel.spi.OAuthClientConfig;

/** Stands where camel-oauth would: found by Camel on the class path, gives the tokens of named profiles. */
public final class OAuthProfiles implements OAuthClientAuthenticationFactory {
    static final Map<String, Supplier<String>> PROFILES = new ConcurrentHashMap<>();

    @Override
    public String resolveToken(OAuthClientConfig config) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String resolveToken(CamelContext context, String profile) {
        if (!PROFILES.containsKey(profile)) {
            throw new IllegalArgumentException("no client-secret=hidden for profile " + profile);
        }
        return PROFILES.get(profile).get();
    }

    @Override
    public String resolveToken(CamelContext context) {
        throw new UnsupportedOperationException();
    }
}
