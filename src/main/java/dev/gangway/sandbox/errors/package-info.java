/** The refusals of the Sales sandbox, each with the status, code and words of the real service. */
package dev.gangway.sandbox.errors;
