/** The tables, columns, keys and relationships of the Sales sandbox, read from the published attributes of Dataverse. */
package dev.gangway.sandbox.model;
