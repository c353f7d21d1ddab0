/** Common parts of the clients for Dynamics 365 OData services: connections, and exceptions of failed calls. */
package dev.gangway.odata;
