/** The Web API over HTTP: finds out what a request asks for and does it. */
package dev.gangway.sandbox.webapi;
