/** Database access: statements in files, short transactions, and schema migration. */
package dev.gangway.database;
