/**
 * The process between Commerce and Sales: identities, maps, decisions. The only package that knows both sides.
 */
package dev.gangway.onboarding;
