/** The entity data model that clients see, and the one against which Olingo parses. */
package dev.gangway.sandbox.webapi.metadata;
