/** The Web API on the wire: requests, resource paths, payloads, answers and headers. */
package dev.gangway.sandbox.webapi;
