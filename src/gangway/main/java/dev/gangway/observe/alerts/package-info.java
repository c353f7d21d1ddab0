/** Tells people when something needs them and when it is over: by mail, webhook or any Camel endpoint. */
package dev.gangway.observe.alerts;
