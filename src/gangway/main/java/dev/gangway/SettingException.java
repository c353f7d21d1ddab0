package dev.gangway;

/** A setting is missing or wrong; the message names its key and the cure. */
public class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message which key, what is wrong with it, and what to do */
    public SettingException(String message) {
        super(message);
    }

    /**
     * @param message which key, what is wrong with it, and what to do
     * @param cause what it was noticed by; must hold no secret
     */
    public SettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
