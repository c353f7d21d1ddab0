/** Health and metrics over HTTP, at the paths of Camel's observability services. */
package dev.gangway.observe;
