package dev.gangway.ledger.standstill;

/**
 * A condition that keeps records from moving although nothing is in error.
 *
 * @param job whose records they are; null when it is not about one job
 * @param what stands still, and why
 * @param cure what to do about it
 */
public record Standstill(String job, String what, String cure) {}
