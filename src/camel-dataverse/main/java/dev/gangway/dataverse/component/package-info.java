/**
 * The Camel component {@code dataverse:} - endpoints on top of the client {@link dev.gangway.dataverse.Dataverse}. What it
 * offers is described in {@code docs/dataverse-component.md}; options and headers are in the generated
 * {@code dataverse.json}.
 */
package dev.gangway.dataverse.component;
