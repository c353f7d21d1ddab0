package dev.gangway.commerce.mail.server;

import jakarta.mail.MessagingException;

/** A failure of Jakarta Mail, with the stage and the answer that it does not always tell itself. */
final class SmtpStageException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final SmtpStage stage;
    private final int code;
    private final String answer;

    /**
     * @param code the reply code; below 200 when there was none, or nothing that is one
     * @param answer all lines of the answer; empty when there was none
     */
    SmtpStageException(SmtpStage stage, int code, String answer, MessagingException failure) {
        super(failure.getMessage(), failure);
        this.stage = stage;
        this.code = code;
        this.answer = answer;
    }

    SmtpStage stage() {
        return stage;
    }

    int code() {
        return code;
    }

    String answer() {
        return answer;
    }
}
