/** Sign-in by a certificate: its files, and the assertion that is signed with its key. */
package dev.gangway.odata.signin.certificate;
