/** The ways by which a mail leaves: SMTP, Microsoft Graph or a folder, and what their answers mean. */
package dev.gangway.commerce.mail.server;
