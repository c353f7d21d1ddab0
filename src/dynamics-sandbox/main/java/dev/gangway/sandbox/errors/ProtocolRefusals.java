package dev.gangway.sandbox.errors;

/** The errors of the OData layer: paths, payloads and options that the service does not understand. */
public final class ProtocolRefusals {
    private static final String GENERAL = "0x80060888";
    private static final String PAYLOAD = "0x80048d19";
    private static final String HELP = "https://go.microsoft.com/fwlink/?linkid=2195293";

    private ProtocolRefusals() {}

    public static DataverseException segmentNotFound(String segment) {
        return new DataverseException(404, GENERAL, "Resource not found for the segment '" + segment + "'.");
    }

    public static DataverseException versionNotUnderstood(String version) {
        return new DataverseException(400, GENERAL, "Requested API Version '" + version + "' was not understood.");
    }

    public static DataverseException unknownProperty(String property, String table) {
        return general(
                "Could not find a property named '" + property + "' on type 'Microsoft.Dynamics.CRM." + table + "'.");
    }

    public static DataverseException general(String message) {
        return new DataverseException(400, GENERAL, message);
    }

    public static DataverseException notAKey(String table) {
        return new DataverseException(
                400,
                GENERAL,
                "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM." + table
                        + "'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM."
                        + table + "'.");
    }

    public static DataverseException querySyntax() {
        return general("Bad Request - Error in query syntax.");
    }

    public static DataverseException unresolvedParameters() {
        return new DataverseException(400, GENERAL, "Request message has unresolved parameters.");
    }

    public static DataverseException methodNotAllowed(String method) {
        return new DataverseException(
                405, "0x80040315", "The requested resource does not support http method '" + method + "'.");
    }

    public static DataverseException notImplemented(String what) {
        return new DataverseException(501, "0x8004a001", what);
    }

    public static DataverseException contentIdMissing() {
        return general("Content-ID header not present");
    }

    public static DataverseException contentIdUnknown(String reference) {
        return general("Content-ID Reference: '" + reference + "' does not exist in the batch context.");
    }

    public static DataverseException notWithChangeTracking(String option) {
        return general("The \"" + option + "\" query parameter isn't supported when Change Tracking is enabled.");
    }

    /** An error in a JSON body, with the reason that the service's OData library gives. */
    public static DataverseException payload(String entitySet, String reason) {
        return new DataverseException(
                400,
                PAYLOAD,
                "Error identified in Payload provided by the user for Entity :'" + entitySet
                        + "', For more information on this error please follow this help link " + HELP
                        + "  ---->  InnerException : Microsoft.OData.ODataException: " + reason);
    }

    public static DataverseException undeclaredNavigation(String entitySet, String property) {
        return payload(
                entitySet,
                "An undeclared property '" + property
                        + "' which only has property annotations in the payload but no property value was found in the payload."
                        + " In OData, only declared navigation properties and declared named streams can be represented as properties without values.");
    }

    public static DataverseException unknownPropertyInPayload(String entitySet, String property, String table) {
        return payload(
                entitySet,
                "Invalid property '" + property + "' was found in entity 'Microsoft.Dynamics.CRM." + table + "'.");
    }

    public static DataverseException wrongType(String entitySet, String literal, String edmType) {
        return payload(
                entitySet, "Cannot convert the literal '" + literal + "' to the expected type '" + edmType + "'.");
    }
}
