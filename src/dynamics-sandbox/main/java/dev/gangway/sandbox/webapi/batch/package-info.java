/** {@code $batch}: reads multipart bodies as real clients send them, runs them, and answers as the service does. */
package dev.gangway.sandbox.webapi.batch;
