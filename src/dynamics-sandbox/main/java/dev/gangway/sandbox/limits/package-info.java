/** Service protection limits: how many requests and how much execution time a user has in a sliding window. */
package dev.gangway.sandbox.limits;
