package dev.gangway.sandbox.fno.rules;

/** An error response of the service. The message is the text of the inner error. */
public final class FnoRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "Microsoft.Dynamics.Platform.Integration.Services.OData.";

    private final int status;
    private final String type;

    public FnoRefusal(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** Reports an error in the request itself. */
    public static FnoRefusal badRequest(String message) {
        return new FnoRefusal(400, "Microsoft.OData.ODataException", message);
    }

    public static FnoRefusal validation(String aot, String fields, String infolog) {
        return new FnoRefusal(
                400,
                PREFIX + "AxODataFieldValidationException",
                "Field validation failed on table of type '" + aot + "' for the following fields: " + fields
                        + ". Infolog: " + infolog + ".");
    }

    public static FnoRefusal write(String aot, String infolog) {
        return new FnoRefusal(
                400,
                PREFIX + "AxODataWriteException",
                "Write failed for table row of type '" + aot + "'. Infolog: " + infolog + ".");
    }

    /** Keeps the two spaces of the real message. */
    public static FnoRefusal forbidden(String aot) {
        return new FnoRefusal(
                403,
                PREFIX + "ODataSecurityException",
                "User is not authorized to read view " + aot + ".  Request denied.");
    }

    /** The body of a 404 is not documented. */
    public static FnoRefusal notFound() {
        return new FnoRefusal(404, "Microsoft.OData.ODataException", "No resources were found.");
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }
}
