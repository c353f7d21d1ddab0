/** Options of the endpoint URI and of headers. */
package dev.gangway.dataverse.component.options;
