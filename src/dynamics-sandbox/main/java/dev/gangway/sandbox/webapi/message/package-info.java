/** Requests and answers of the Web API as they are sent: headers, preferences, error bodies, links. */
package dev.gangway.sandbox.webapi.message;
