package dev.gangway.ledger;

/**
 * Why a record was refused.
 *
 * @param requestId the onboarding request it belongs to; null when unknown
 * @param code of whoever refused it
 * @param message what was wrong and what to do, for an operator
 * @param hopeless true when trying again without a change cannot help
 */
public record Refusal(String requestId, String code, String message, boolean hopeless) {}
