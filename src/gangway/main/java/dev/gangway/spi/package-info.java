/**
 * Extension points for the host: beans of these types, under any name, in the registry of the Camel context when it starts.
 * No setting is needed; a context without such beans has no overhead.
 */
package dev.gangway.spi;
