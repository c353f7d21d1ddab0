/** Control of the F&amp;O sandbox by tests, without going through the service. */
package dev.gangway.sandbox.fno.control;
