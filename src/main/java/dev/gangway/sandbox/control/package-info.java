/** Disturbing, watching and steering a sandbox from outside its Web API: in Java, and as JSON over HTTP on another port. */
package dev.gangway.sandbox.control;
