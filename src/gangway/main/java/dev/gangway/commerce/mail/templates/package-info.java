/** Mail templates per type and language, with Commerce's placeholders. */
package dev.gangway.commerce.mail.templates;
