/** From settings to the way that mails go. */
package dev.gangway.wiring.mail;
