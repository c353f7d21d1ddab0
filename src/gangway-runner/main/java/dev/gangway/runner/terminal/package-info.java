/** What people and programs read on a terminal: texts, tables, JSON, progress, the log. */
package dev.gangway.runner.terminal;
