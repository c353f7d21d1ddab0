package dev.gangway.commerce.mail.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * As whom to sign in to a mail server, and by what. The secret is asked for at each connection, so that a new password or
 * token needs no restart.
 */
public final class MailLogin {
    /** For servers that want no sign-in. */
    public static final MailLogin NONE = new MailLogin(null, () -> null, false, secret -> {});

    private final String user;
    private final Supplier<String> secret;
    private final boolean isToken;
    private final Consumer<String> refused;

    private MailLogin(String user, Supplier<String> secret, boolean isToken, Consumer<String> refused) {
        this.user = user;
        this.secret = secret;
        this.isToken = isToken;
        this.refused = refused;
    }

    public static MailLogin password(String user, Supplier<String> password) {
        return new MailLogin(user, password, false, secret -> {});
    }

    /**
     * By OAuth 2.0 (XOAUTH2).
     *
     * @param user the mailbox
     * @param token returns an access token
     * @param refused is told a token that the server does not accept
     */
    public static MailLogin token(String user, Supplier<String> token, Consumer<String> refused) {
        return new MailLogin(user, token, true, refused);
    }

    boolean isNone() {
        return user == null;
    }

    boolean isToken() {
        return isToken;
    }

    String user() {
        return user;
    }

    String secret() {
        return secret.get();
    }

    void refused(String sent) {
        refused.accept(sent);
    }

    /** Servers repeat commands that they do not understand, and the command may have been our sign-in. */
    String hide(String sent, String answer) {
        if (isNone()) {
            return answer;
        }
        String hidden = answer;
        for (String said : List.of(
                user + '\0' + user + '\0' + sent,
                '\0' + user + '\0' + sent,
                "user=" + user + "\1auth=Bearer " + sent + "\1\1",
                sent,
                user)) {
            String encoded = Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
            hidden = hidden.replace(encoded, "***");
        }
        return sent.isEmpty() ? hidden : hidden.replace(sent, "***");
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return isNone() ? "no sign-in" : isToken ? "XOAUTH2" : "password";
    }
}
