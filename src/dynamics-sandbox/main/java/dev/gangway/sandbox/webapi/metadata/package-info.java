/** The entity data model that clients see and that Olingo parses against. */
package dev.gangway.sandbox.webapi.metadata;
