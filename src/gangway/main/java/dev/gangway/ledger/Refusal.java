package dev.gangway.ledger;

import dev.gangway.database.DatabaseRefusal;
import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Why a record was refused.
 *
 * @param requestId the onboarding request it belongs to; null when unknown
 * @param code of the service that refused it
 * @param message what was wrong and what to do, for an operator
 * @param hopeless true when trying again without a change cannot help
 * @param scope whom the answer is about, by its kind
 */
public record Refusal(String requestId, String code, String message, boolean hopeless, Scope scope) {
    /** Whom an answer is about, as far as its code says. */
    public enum Scope {
        /** The values of this record: too long, out of range, a duplicate. */
        RECORD,
        /** The code does not say: a plug-in or a trigger may refuse one record or all of them. */
        UNCERTAIN,
        /** What every record needs: a privilege, a table, a column. */
        REQUEST,
        /** Not as its code says, but as was seen: nothing came through. Its words may still be about this record. */
        EVERY_RECORD
    }

    /** A refusal that is about the record itself. */
    public Refusal(String requestId, String code, String message, boolean hopeless) {
        this(requestId, code, message, hopeless, Scope.RECORD);
    }

    /** A refusal by headquarters. */
    public static Refusal byHeadquarters(RuntimeException e, String requestId) {
        return Refusal.by("Headquarters", e, requestId);
    }

    /**
     * A refusal by a database; tried again unless it is about the value itself. An exception that no database raised is a
     * defect.
     *
     * @param code what a refusal by the database is called
     */
    public static Refusal by(String code, RuntimeException e, String requestId) {
        if (isDefect(e)) {
            return new Refusal(requestId, "Defect", words(e), false, Scope.UNCERTAIN);
        }
        DatabaseRefusal refusal = DatabaseRefusal.of(e);
        return new Refusal(requestId, code, refusal.message(), refusal.lasting(), scope(e));
    }

    /** Whether an exception is none of a database: a bug, or a changed map, statement or route. */
    public static boolean isDefect(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause instanceof DataAccessException
                    || cause instanceof TransactionException) {
                return false;
            }
        }
        return true;
    }

    private static String words(Throwable e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())
                + ". The log has the stack trace; fix the cause, then retry";
    }

    /** The same about others. */
    public Refusal of(Scope other) {
        return new Refusal(requestId, code, message, hopeless, other);
    }

    /** The same with more to say. */
    public Refusal and(String more) {
        return new Refusal(requestId, code, message + ". " + more, hopeless, scope);
    }

    /** By the class of the SQL state: values and constraints are about the record, names and privileges about all. */
    private static Scope scope(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (state.startsWith("22") || state.startsWith("23")) {
                    return Scope.RECORD;
                }
                return state.startsWith("42") ? Scope.REQUEST : Scope.UNCERTAIN;
            }
        }
        return Scope.UNCERTAIN;
    }
}
