package dev.gangway.console.web;

import dev.gangway.text.Cut;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates visitors and checks their forms. Without a sign-in every visitor has access, which is for
 * loopback only. Thread-safe.
 */
public final class Doorkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    /** The operator's name that is recorded if there is no sign-in. */
    public static final String NOBODY_IN_PARTICULAR = "console";

    private static final int LONGEST_NAME = 100;

    private final Sessions sessions;
    private final Access access;
    private final String cookie;

    /**
     * @param place what tells this console from others on the same host, such as its port: browsers send cookies to all
     * ports
     */
    public Doorkeeper(String place, Access access, Clock clock) {
        this.sessions = new Sessions(clock);
        this.access = access;
        this.cookie = "gangway-" + place;
    }

    /** The visitor, under the cookie of this request or a new one. */
    public Entry enter(Request request) {
        String sent = request.cookie(cookie);
        boolean known = Sessions.isWellFormed(sent);
        String id = known ? sent : sessions.fresh();
        String token = sessions.token(id);
        return new Entry(
                known,
                id,
                token,
                name(request, id)
                        .map(name -> new Visitor(
                                Cut.to(LONGEST_NAME, name),
                                access.mayAct(name),
                                sessions.user(id).isPresent(),
                                token)));
    }

    private Optional<String> name(Request request, String id) {
        if (request.user() != null) {
            return Optional.of(request.user());
        }
        if (!access.isGuarded()) {
            return Optional.of(NOBODY_IN_PARTICULAR);
        }
        String named = access.userHeader().isEmpty() ? "" : request.header(access.userHeader());
        if (!named.isEmpty() && access.proxies().contains(request.remote())) {
            return Optional.of(named);
        }
        return sessions.user(id);
    }

    /**
     * How somebody came in.
     *
     * @param isKnown whether the browser sent a cookie of ours
     * @param token what forms of this browser carry
     * @param visitor empty when they have to sign in
     */
    public record Entry(boolean isKnown, String id, String token, Optional<Visitor> visitor) {}

    /** Whether there are passwords to sign in with; else only a proxy lets people in. */
    public boolean asksForPassword() {
        return access.passwords() != null;
    }

    /**
     * How a sign-in ended.
     *
     * @param id the new cookie's value; empty when they are not signed in
     * @param isBusy whether it was not looked at, because too many sign in at once
     */
    public record SignIn(Optional<String> id, boolean isBusy) {}

    /** Signs somebody in when the password is right. */
    public SignIn signIn(Request request) {
        String name = request.field("name").strip();
        Passwords.Verdict verdict = access.passwords() == null
                ? Passwords.Verdict.WRONG
                : access.passwords().check(name, request.field("password"), request.remote());
        String from = request.remote().getHostAddress();
        if (verdict == Passwords.Verdict.RIGHT) {
            LOG.info("{} has signed in to the console from {}", name, from);
            return new SignIn(Optional.of(sessions.begin(name)), false);
        }
        // without the name: people type passwords into the wrong field
        LOG.warn("A sign-in to the console from {} is refused", from);
        return new SignIn(Optional.empty(), verdict == Passwords.Verdict.BUSY);
    }

    public void signOut(Entry entry) {
        sessions.end(entry.id());
    }

    /** Whether the form was sent by a page that was made for this browser. */
    public boolean isOwnForm(Request request, Entry entry) {
        return entry.isKnown() && Origin.isOwn(request) && sessions.isToken(entry.id(), request.field("token"));
    }

    /** The header that sets the cookie, for this site only and not readable by scripts. */
    public String cookie(Request request, String id) {
        boolean encrypted = request.header("X-Forwarded-Proto").equalsIgnoreCase("https");
        return cookie + '=' + id + "; Path=" + (request.base().isEmpty() ? "/" : request.base())
                + "; HttpOnly; SameSite=Strict" + (encrypted ? "; Secure" : "");
    }
}
