/** Partners as customers: made from accounts and contacts, linked to them, and written back to Sales. */
package dev.gangway.onboarding.customers;
