/**
 * The process between Commerce and Sales, a package per flow. Only packages below this one know both sides.
 */
package dev.gangway.onboarding;
