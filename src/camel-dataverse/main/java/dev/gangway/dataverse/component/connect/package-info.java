/** Environment and sign-in; endpoints with the same connection share one client. */
package dev.gangway.dataverse.component.connect;
