package dev.gangway;

/** A setting is missing or wrong; the message names its key and the cure. */
public class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message which key, what is wrong with it, and what to do */
    public SettingException(String message) {
        super(message);
    }
}
