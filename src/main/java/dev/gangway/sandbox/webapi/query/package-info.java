/** Query options: parsed by Olingo, executed over the rows of the sandbox. */
package dev.gangway.sandbox.webapi.query;
