/** A stand-in for the public interface of Dynamics 365 Finance and Operations; see docs/sandbox-fno.md. */
package dev.gangway.sandbox.fno;
