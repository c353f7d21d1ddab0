/** Single requests with size and time limits, the gate for service protection limits, and error responses. */
package dev.gangway.odata.http;
