/** Service protection limits: how much a user may ask for in a sliding window. */
package dev.gangway.sandbox.limits;
