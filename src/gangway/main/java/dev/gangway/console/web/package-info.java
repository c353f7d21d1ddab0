/** HTTP requests, responses and access control of the console. */
package dev.gangway.console.web;
