/** Requests from the channel: pulled to headquarters, checked and turned into prospects or users. */
package dev.gangway.commerce.requests;
