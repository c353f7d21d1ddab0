/** Signed-in calls to one service, its addresses and its pages. */
package dev.gangway.odata.session;
