/** Definitions of tables and columns, as the Web API shows and takes them. */
package dev.gangway.sandbox.webapi.definitions;
