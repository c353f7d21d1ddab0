/** Says what another integration needs to go on where Gangway stops. */
package dev.gangway.onboarding.handback;
