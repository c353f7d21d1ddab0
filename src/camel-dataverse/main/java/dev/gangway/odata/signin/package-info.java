/** Access tokens: how they are obtained ({@link dev.gangway.odata.signin.Credential}) and shared. */
package dev.gangway.odata.signin;
