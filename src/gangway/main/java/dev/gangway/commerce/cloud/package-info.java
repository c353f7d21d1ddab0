/** Headquarters in the cloud: prospects of Finance and Operations are mirrored, and decisions written back there. */
package dev.gangway.commerce.cloud;
