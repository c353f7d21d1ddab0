package dev.gangway.commerce.mail.templates;

/**
 * A template filled with the values of one notification: what the reader will see.
 *
 * @param language language of the template that was chosen, for example {@code cs} although {@code cs-cz} was asked for
 * @param subject one line without control characters
 * @param html the HTML part
 * @param text the plain text part, lines end with {@code \n}
 */
public record MailContent(String language, String subject, String html, String text) {}
