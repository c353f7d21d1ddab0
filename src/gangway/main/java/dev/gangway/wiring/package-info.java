/** Puts Gangway together in a Camel context: binds the beans that the route files name. */
package dev.gangway.wiring;
