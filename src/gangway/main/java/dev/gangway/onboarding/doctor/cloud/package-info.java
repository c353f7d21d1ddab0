/** The questions about headquarters in the cloud that can be answered by reading, each with a cure. */
package dev.gangway.onboarding.doctor.cloud;
