/** {@code $batch}: reading multipart bodies as clients really send them, running them, answering as the service does. */
package dev.gangway.sandbox.webapi.batch;
