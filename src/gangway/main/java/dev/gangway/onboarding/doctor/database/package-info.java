/** The questions to the databases: tables, columns, privileges, triggers, clocks. */
package dev.gangway.onboarding.doctor.database;
