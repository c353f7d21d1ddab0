/** Query options: parsed by Olingo, run over the rows of the sandbox. */
package dev.gangway.sandbox.webapi.query;
