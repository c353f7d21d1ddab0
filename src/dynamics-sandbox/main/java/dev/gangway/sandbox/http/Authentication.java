package dev.gangway.sandbox.http;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Caller;
import dev.gangway.sandbox.records.Privileges;
import dev.gangway.sandbox.records.WellKnown;
import dev.gangway.sandbox.signin.TokenIssuer;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Row;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** Determines the caller of a request and the user who is impersonated. */
final class Authentication {
    private static final String BEARER = "Bearer ";
    private static final String IMPERSONATE = "prvActOnBehalfOfAnotherUser";

    private final TokenIssuer tokens;
    private final Database database;
    private final Table users;
    private final Privileges privileges;

    Authentication(TokenIssuer tokens, Database database, Privileges privileges) {
        this.tokens = tokens;
        this.privileges = privileges;
        this.database = database;
        this.users = database.model().table("systemuser");
    }

    /**
     * Returns the caller, or null when the request has no valid token.
     *
     * @throws DataverseException 403 when the token is valid but its user may not do this
     */
    Caller caller(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        UUID user = bearer ? tokens.verify(header.substring(BEARER.length()).trim()) : null;
        if (user == null) {
            return null;
        }
        checkMember(user);
        UUID impersonated = impersonated(request);
        if (impersonated == null) {
            return Caller.of(user);
        }
        // of the seeded users, only the application user may impersonate
        if (!user.equals(WellKnown.INTEGRATION_USER) || !privileges.has(user, IMPERSONATE)) {
            throw new DataverseException(
                    403,
                    "0x80040220",
                    "Principal user (Id=" + user + ", type=8) is missing " + IMPERSONATE + " privilege");
        }
        return new Caller(impersonated, user);
    }

    private void checkMember(UUID user) {
        Row row = database.read(() -> database.data(users).get(user));
        if (row == null) {
            throw new DataverseException(403, "0x80072560", "The user is not a member of the organization.");
        }
        if (Boolean.TRUE.equals(row.get(users.column("isdisabled")))) {
            throw new DataverseException(
                    403,
                    "0x80040225",
                    "The specified user(Id = " + user + ") is disabled. Consider enabling this user.");
        }
    }

    private UUID impersonated(HttpServletRequest request) {
        String object = request.getHeader("CallerObjectId");
        String id = object != null ? object : request.getHeader("MSCRMCallerID");
        if (id == null) {
            return null;
        }
        String column = object != null ? "azureactivedirectoryobjectid" : "systemuserid";
        return database.read(() -> database.data(users).rowsAfter(null).stream()
                .filter(row -> id.equalsIgnoreCase(String.valueOf(row.get(users.column(column)))))
                .map(Row::id)
                .findFirst()
                .orElseThrow(
                        () -> new DataverseException(403, "0x80040204", "The user with id " + id + " is not valid.")));
    }
}
