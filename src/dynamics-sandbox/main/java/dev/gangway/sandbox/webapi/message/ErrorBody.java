package dev.gangway.sandbox.webapi.message;

import dev.gangway.sandbox.errors.DataverseException;

/**
 * Writes an error response as JSON. If the caller requests annotations, help link and trace text are added, as in the
 * service.
 */
public final class ErrorBody {
    private ErrorBody() {}

    public static ApiResponse of(DataverseException e, ApiRequest request) {
        String prefer = request.header("Prefer");
        return of(e, prefer != null && prefer.contains("odata.include-annotations"));
    }

    public static ApiResponse of(DataverseException e, boolean annotated) {
        return ApiResponse.json(e.status(), JsonBody.object(json -> {
            json.writeObjectFieldStart("error");
            json.writeStringField("code", e.code());
            json.writeStringField("message", e.getMessage());
            if (annotated) {
                json.writeStringField("@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus", "0");
                json.writeStringField("@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode", "0");
                json.writeStringField(
                        "@Microsoft.PowerApps.CDS.HelpLink",
                        "http://go.microsoft.com/fwlink/?LinkID=398563&error=" + e.code());
                json.writeStringField("@Microsoft.PowerApps.CDS.TraceText", "");
                json.writeStringField("@Microsoft.PowerApps.CDS.InnerError.Message", e.getMessage());
            }
            json.writeEndObject();
        }));
    }
}
