/** The Web API over HTTP: requests, resource paths, payloads, answers and headers. */
package dev.gangway.sandbox.webapi;
