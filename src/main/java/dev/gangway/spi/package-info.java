/**
 * What a host may add to Gangway: beans of these types, under any name, in the registry of the Camel context when it starts.
 * Nothing has to be set; a context without such beans pays nothing for the possibility.
 */
package dev.gangway.spi;
