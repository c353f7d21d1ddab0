package dev.gangway.console.web;

/**
 * The visitor of a page.
 *
 * @param name under which acts are written down
 * @param mayAct whether more than looking is allowed
 * @param isSignedIn whether there is something to sign out of
 * @param token what a form has to send back, so that no other page can send it
 */
public record Visitor(String name, boolean mayAct, boolean isSignedIn, String token) {}
