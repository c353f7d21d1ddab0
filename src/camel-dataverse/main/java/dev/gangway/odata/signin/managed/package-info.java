/** Sign-in by the managed identity of an Azure resource: the platform hands out the tokens, and there is no secret. */
package dev.gangway.odata.signin.managed;
