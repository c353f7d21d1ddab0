package dev.gangway.odata.signin.certificate;

/** Thrown when a certificate file cannot be used; the message says why and contains nothing of the file's content. */
public final class CertificateFileException extends Exception {
    private static final long serialVersionUID = 1L;

    CertificateFileException(String message) {
        super(message);
    }
}
