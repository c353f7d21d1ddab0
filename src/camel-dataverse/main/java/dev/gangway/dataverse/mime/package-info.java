/** The parts of a multipart message, found without copying it. */
package dev.gangway.dataverse.mime;
