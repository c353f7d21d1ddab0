/** Sign-in by client credentials as Entra ID answers it, and the check of bearer tokens. */
package dev.gangway.sandbox.signin;
