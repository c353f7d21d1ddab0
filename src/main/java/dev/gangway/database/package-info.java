/** What every hop needs of a database: statements kept in files, short transactions, tables that migrate themselves. */
package dev.gangway.database;
