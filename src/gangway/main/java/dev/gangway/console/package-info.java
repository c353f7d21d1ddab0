/** The pages for operators, served beside health and metrics; no route depends on them. */
package dev.gangway.console;
