package dev.gangway.commerce.requests;

/** Another P-0001 applied the same window first; this one rolled back and nothing is lost. */
public class ConcurrentUploadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConcurrentUploadException(Upload upload) {
        super("Another P-0001 is at work above counter " + upload.from());
    }
}
