/** The tables and columns of an environment, as its {@code $metadata} describes them. */
package dev.gangway.dataverse.metadata;
