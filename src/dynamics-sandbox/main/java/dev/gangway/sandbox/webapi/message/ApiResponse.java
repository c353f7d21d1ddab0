package dev.gangway.sandbox.webapi.message;

import java.util.ArrayList;
import java.util.List;

/** An HTTP answer: status, headers in order, body. */
public final class ApiResponse {
    private static final byte[] EMPTY = {};
    public static final String JSON =
            "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";

    private final int status;
    private final byte[] body;
    private final List<Header> headers = new ArrayList<>();

    private ApiResponse(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** One header line. */
    public record Header(String name, String value) {}

    public static ApiResponse noContent() {
        return new ApiResponse(204, EMPTY);
    }

    public static ApiResponse empty(int status) {
        return new ApiResponse(status, EMPTY);
    }

    public static ApiResponse json(int status, byte[] body) {
        return of(status, JSON, body);
    }

    public static ApiResponse of(int status, String contentType, byte[] body) {
        return new ApiResponse(status, body).header("Content-Type", contentType);
    }

    public ApiResponse header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body;
    }

    public List<Header> headers() {
        return headers;
    }

    public boolean isFailure() {
        return status >= 400;
    }
}
