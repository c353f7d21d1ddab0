package dev.gangway.wiring.signin;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The settings under one prefix by which Gangway signs in, such as {@code gangway.sales.client-id}. */
public final class SignInSettings {
    private final String prefix;
    private final SignInSettings twin;
    private final Function<Setting, String> text;
    private final UnaryOperator<String> environment;

    /**
     * @param text returns a setting's value; asked anew each time, as secrets may change
     * @param environment returns the value of a variable, or null
     */
    public SignInSettings(String prefix, Function<Setting, String> text, UnaryOperator<String> environment) {
        this(prefix, null, text, environment);
    }

    /**
     * Those of Sales, which other services take when they have none of their own.
     *
     * @param text returns a setting's value; asked anew each time, as secrets may change
     * @param environment returns the value of a variable, or null
     */
    public static SignInSettings ofSales(Function<Setting, String> text, UnaryOperator<String> environment) {
        return new SignInSettings("gangway.sales.", text, environment);
    }

    /** @param twin what is not set here is taken from there */
    public SignInSettings(String prefix, SignInSettings twin, Function<Setting, String> text) {
        this(prefix, twin, text, twin.environment);
    }

    private SignInSettings(
            String prefix, SignInSettings twin, Function<Setting, String> text, UnaryOperator<String> environment) {
        this.prefix = prefix;
        this.twin = twin;
        this.text = text;
        this.environment = environment;
    }

    UnaryOperator<String> environment() {
        return environment;
    }

    String key(String name) {
        return prefix + name;
    }

    private String own(String name) {
        return Setting.of(prefix + name).map(text).orElse("");
    }

    public boolean hasOwn(String name) {
        return !own(name).isEmpty();
    }

    /** Of an application or a managed identity; empty when there is none. */
    public String clientId() {
        return hasOwn("client-id") || twin == null
                ? own("client-id")
                : twin.clientIdFor(kind() == CredentialKind.MANAGED_IDENTITY);
    }

    /** A managed identity is not the application that its twin signs in as, nor the other way round. */
    private String clientIdFor(boolean anIdentity) {
        if (hasOwn("client-id")) {
            return anIdentity == (kind() == CredentialKind.MANAGED_IDENTITY) ? own("client-id") : "";
        }
        return twin == null ? "" : twin.clientIdFor(anIdentity);
    }

    /** Empty when it is set neither here nor there. */
    String text(String name) {
        if (name.equals("client-id")) {
            return clientId();
        }
        String own = own(name);
        return own.isEmpty() && twin != null ? twin.text(name) : own;
    }

    String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw new SettingException(key(name) + " is not set: "
                    + Setting.of(prefix + name).map(Setting::meaning).orElse("needed to sign in"));
        }
        return value;
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    public CredentialKind kind() {
        return CredentialKind.of(key("credential"), text("credential"));
    }
}
