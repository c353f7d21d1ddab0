/** The questions to Sales: sign-in, privileges, metadata against the map, change tracking, view, limits. */
package dev.gangway.onboarding.doctor.sales;
