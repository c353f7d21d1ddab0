/** Error responses of the Sales sandbox, each with the status, code and message of the real service. */
package dev.gangway.sandbox.errors;
