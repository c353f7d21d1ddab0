package dev.gangway.sandbox.records;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.model.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The privileges that users lack; everything not denied is allowed. Thread-safe. */
public final class Privileges {
    private final Set<Denied> denied = ConcurrentHashMap.newKeySet();

    private record Denied(UUID user, String privilege) {}

    /** What a privilege allows. */
    public enum Action {
        CREATE("Create"),
        READ("Read"),
        WRITE("Write"),
        DELETE("Delete"),
        /** Binding a row of this table to others. */
        APPEND("Append"),
        /** Binding others to a row of this table. */
        APPEND_TO("AppendTo"),
        /** Assigning a row of this table to another owner. */
        ASSIGN("Assign");

        private final String word;

        Action(String word) {
            this.word = word;
        }
    }

    /** @param privilege name as the service writes it, e.g. {@code prvCreateLead} */
    public void deny(UUID user, String privilege) {
        denied.add(new Denied(user, privilege));
    }

    public void grant(UUID user, String privilege) {
        denied.remove(new Denied(user, privilege));
    }

    /**
     * Checks a privilege. With impersonation both users need it: effective rights are the intersection of both.
     *
     * @throws DataverseException 403 when the caller, or the user behind an impersonated one, lacks the privilege
     */
    public void check(Caller caller, Action action, Table table) {
        if (denied.isEmpty()) {
            return;
        }
        String privilege = "prv" + action.word + subject(table);
        UUID lacking = has(caller.userId(), privilege) ? caller.delegateId() : caller.userId();
        if (lacking != null && !has(lacking, privilege)) {
            throw new DataverseException(
                    403,
                    "0x80040220",
                    "Principal user (Id=" + lacking + ", type=8, roleCount=1, privilegeCount=1) is missing " + privilege
                            + " privilege for entity '" + table.logicalName() + "'. context.Caller="
                            + caller.userId());
        }
    }

    /**
     * @throws DataverseException 403 when the caller may not change definitions
     */
    public void checkCustomizing(Caller caller, String privilege) {
        if (!has(caller.userId(), privilege)) {
            throw new DataverseException(
                    403,
                    "0x80040220",
                    "Principal user (Id=" + caller.userId() + ", type=8, roleCount=1, privilegeCount=1) is missing "
                            + privilege + " privilege.");
        }
    }

    boolean areUnlimited() {
        return denied.isEmpty();
    }

    /** @param privilege name as the service writes it */
    public boolean has(UUID user, String privilege) {
        return !denied.contains(new Denied(user, privilege));
    }

    /** Returns the names of the privileges that a user has on a table. */
    public List<String> held(UUID user, Table table) {
        return Arrays.stream(Action.values())
                .filter(action -> action != Action.ASSIGN || table.traits().owned())
                .map(action -> "prv" + action.word + subject(table))
                .filter(privilege -> has(user, privilege))
                .toList();
    }

    private static String subject(Table table) {
        return switch (table.logicalName()) {
            case "annotation" -> "Note";
            case "transactioncurrency" -> "TransactionCurrency";
            case "savedquery" -> "Query";
            case "opportunityclose" -> "Activity";
            case "systemuser" -> "User";
            default ->
                Character.toUpperCase(table.logicalName().charAt(0))
                        + table.logicalName().substring(1);
        };
    }
}
