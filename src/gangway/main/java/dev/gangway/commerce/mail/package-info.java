/**
 * Notification mails: templates per type and language, the MIME message, the mail server and the meaning of its replies.
 *
 * <p>Types and placeholders are those of Dynamics 365 Commerce ("Create email templates for transactional events", B2B
 * prospect approved and B2B prospect rejected), so its templates can be used unchanged. Commerce documents no
 * notification type for an added user; {@code B2BUserAdded} is this library's own.
 */
package dev.gangway.commerce.mail;
