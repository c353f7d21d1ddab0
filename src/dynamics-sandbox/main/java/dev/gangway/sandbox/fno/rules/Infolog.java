package dev.gangway.sandbox.fno.rules;

import java.util.Locale;

/**
 * The messages of the business logic, in the mapped user's language. The texts in other languages than English are
 * invented.
 */
public final class Infolog {
    private volatile boolean german;

    /** Sets the language: {@code de} for German, anything else for English. */
    public void language(String language) {
        german = language.toLowerCase(Locale.ROOT).startsWith("de");
    }

    String notEditable(String field) {
        return german
                ? "Warnung: Feld '" + field + "' kann nicht bearbeitet werden."
                : "Warning: Field '" + field + "' does not allow editing.";
    }

    String tooLong(String field, int length) {
        return german
                ? "Warnung: Feld '" + field + "' ist länger als " + length + " Zeichen."
                : "Warning: Field '" + field + "' is longer than " + length + " characters.";
    }

    String mandatory(String field) {
        return german
                ? "Warnung: Feld '" + field + "' muss ausgefüllt werden."
                : "Warning: Field '" + field + "' must be filled in.";
    }

    String exists(String set) {
        return german
                ? "Info: Datensatz in " + set + " kann nicht erstellt werden.\nDer Datensatz ist bereits vorhanden."
                : "Info: Cannot create a record in " + set + ".\nThe record already exists.";
    }

    String partyOfProspect(String account, String prospect) {
        return german
                ? "Warnung: Debitor '" + account + "' kann nicht mit der Partei des Interessenten '" + prospect
                        + "' erstellt werden."
                : "Warning: Cannot create customer with account number '" + account
                        + "' with same party number as prospect '" + prospect
                        + "'. The customer and prospect should have the same account number.";
    }

    String statusRefused(String prospect, String from, String to) {
        return german
                ? "Warnung: Der Status des Interessenten '" + prospect + "' kann nicht von " + from + " zu " + to
                        + " geändert werden."
                : "Warning: The status of prospect '" + prospect + "' cannot be changed from " + from + " to " + to
                        + ".";
    }
}
