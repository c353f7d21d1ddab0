/** Maps between records of the two systems, as JSLT files, and the comparison of what they give. */
package dev.gangway.onboarding.link.maps;
