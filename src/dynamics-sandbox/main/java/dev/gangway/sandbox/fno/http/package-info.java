/** The network side of the F&amp;O sandbox. */
package dev.gangway.sandbox.fno.http;
