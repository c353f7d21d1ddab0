/** Escapes text from outside for display. */
package dev.gangway.text;
