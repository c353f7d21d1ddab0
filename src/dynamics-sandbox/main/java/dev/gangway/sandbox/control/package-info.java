/**
 * Control of a sandbox from outside its Web API: fault injection, inspection and configuration, in Java and as JSON
 * over HTTP on a separate port.
 */
package dev.gangway.sandbox.control;
