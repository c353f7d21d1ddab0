package dev.gangway.commerce.cloud;

import java.time.Duration;
import java.util.List;

/**
 * How headquarters in the cloud is treated.
 *
 * @param companies the legal entities to serve, in the service's letters
 * @param prospectType the type of prospects to read where B2B properties cannot be filtered on; empty for all
 * @param start which prospects are left alone
 * @param pageSize rows per page
 * @param isWriting whether decisions are written; else a clerk is asked to take each
 * @param settle how long an unanswered write may still be on its way: only then, and if the row does not show it, it is sent
 *     again
 * @param deadline how long an approval may take to show its customers and its hierarchy
 * @param isAdminCustomer whether the person who asked becomes a customer too
 */
public record CloudOptions(
        List<String> companies,
        String prospectType,
        CloudStart start,
        int pageSize,
        boolean isWriting,
        Duration settle,
        Duration deadline,
        boolean isAdminCustomer) {}
