package dev.gangway.wiring;

import org.apache.camel.spi.PropertiesFunction;

/** A vault that Camel finds on the class path. Its secrets are addresses, so that they are good for every setting. */
public final class TestVault implements PropertiesFunction {
    @Override
    public String getName() {
        return "test-vault";
    }

    @Override
    public String apply(String name) {
        return "https://vault.example/" + name;
    }
}
