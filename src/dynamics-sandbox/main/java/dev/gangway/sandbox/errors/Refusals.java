package dev.gangway.sandbox.errors;

import java.util.UUID;

/** The errors of the data layer and of the business rules, in the service's own words. */
public final class Refusals {
    private Refusals() {}

    public static DataverseException notFound(String table, UUID id) {
        return new DataverseException(404, "0x80040217", "Entity '" + table + "' With Id = " + id + " Does Not Exist");
    }

    public static DataverseException keyNotFound(String table) {
        return new DataverseException(
                404, "0x80060891", "A record with the specified key values does not exist in " + table + " entity");
    }

    public static DataverseException duplicateId(String table) {
        return new DataverseException(
                412,
                "0x80040237",
                "A record with matching key values already exists. Cannot insert duplicate key in " + table + ".");
    }

    /**
     * The answer to {@code If-None-Match: *}. Older documentation gives an empty code, newer documentation gives
     * DuplicateRecord.
     */
    public static DataverseException matchingRecordExists() {
        return new DataverseException(412, "0x80040237", "A record with matching key values already exists.");
    }

    public static DataverseException duplicateKey(String keyName, String columns) {
        return new DataverseException(
                412,
                "0x80060892",
                "Entity Key " + keyName + " violated. A record with the same value for " + columns
                        + " already exists. A duplicate record cannot be created. Select one or more unique values and try again.");
    }

    public static DataverseException versionMismatch() {
        return new DataverseException(
                412,
                "0x80060882",
                "The version of the existing record doesn't match the RowVersion property provided.");
    }

    public static DataverseException noOptimisticConcurrency(String table) {
        return new DataverseException(
                400,
                "0x8006088d",
                "Optimistic concurrency isn't enabled for entity type " + table
                        + ". The IfVersionMatch behavior can only be used if optimistic concurrency is enabled.");
    }

    public static DataverseException duplicatesFound() {
        return new DataverseException(
                412,
                "0x80040333",
                "A record was not created or updated because a duplicate of the current record already exists.");
    }

    public static DataverseException tooLong(String table, String column, int maxLength) {
        return new DataverseException(
                400,
                "0x80044331",
                "A validation error occurred.  The length of the '" + column + "' attribute of the '" + table
                        + "' entity exceeded the maximum allowed length of '" + maxLength + "'.");
    }

    public static DataverseException optionOutOfRange(String table, String column, int value) {
        return new DataverseException(
                400,
                "0x8004431a",
                "A validation error occurred.  The value " + value + " of '" + column + "' on record of type '" + table
                        + "' is outside the valid range of the option set.");
    }

    public static DataverseException numberOutOfRange(String table, String column, boolean whole) {
        return new DataverseException(
                400,
                whole ? "0x8004432f" : "0x80044330",
                "A validation error occurred.  The value of '" + column + "' on record of type '" + table
                        + "' is outside the valid range.");
    }

    public static DataverseException cannotBeNull(String column) {
        return new DataverseException(400, "0x80040203", "Attribute: " + column + " cannot be set to NULL");
    }

    public static DataverseException invalidArgument(String message) {
        return new DataverseException(400, "0x80040203", message);
    }

    /** The status is not documented; the service answers every other validation error with 400. */
    public static DataverseException invalidStatus(String table, int status, String state, UUID id) {
        String stateType = Character.toUpperCase(table.charAt(0)) + table.substring(1) + "State." + state;
        return new DataverseException(
                400,
                "0x80048408",
                status + " is not a valid status code for state code " + stateType + " on " + table + " with Id " + id
                        + ".");
    }

    public static DataverseException closeByMessageOnly(String state, String message) {
        return new DataverseException(
                400,
                "0x80100005",
                "This message can not be used to set the state of opportunity to " + state
                        + ". In order to set state of opportunity to " + state + ", use the " + message
                        + " message instead.");
    }

    /**
     * Status and code are not documented for QualifyLead. The message is; the code is LeadAlreadyInClosedState of the
     * code list.
     */
    public static DataverseException leadAlreadyClosed() {
        return new DataverseException(
                400,
                "0x80040519",
                "The lead is already closed. You cannot convert or qualify a lead that is already closed.");
    }

    public static DataverseException opportunityAlreadyClosed() {
        return new DataverseException(400, "0x80040515", "The opportunity has already been closed.");
    }

    public static DataverseException changesExpired() {
        return new DataverseException(
                400, "0x80044352", "Version stamp associated with the client has expired. Please perform a full sync.");
    }

    /** DuplicateAttributeSchemaName of the code list; the message is not documented. */
    public static DataverseException columnExists(String table, String column) {
        return new DataverseException(
                400, "0x80047013", "An attribute with the name '" + column + "' already exists on '" + table + "'.");
    }

    public static DataverseException strict(String message) {
        return new DataverseException(
                400, "SandboxStrict", "The real service silently ignores this, strict mode rejects it: " + message);
    }
}
