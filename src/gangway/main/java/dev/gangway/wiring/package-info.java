/** Puts Gangway together in a Camel context: settings, services, route beans, data sources, schedulers, route files. */
package dev.gangway.wiring;
