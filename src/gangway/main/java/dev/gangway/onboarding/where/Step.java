package dev.gangway.onboarding.where;

import java.time.LocalDateTime;

/**
 * Something that happened to a partner, or is about to.
 *
 * @param at when, UTC; null when that is not known
 * @param what in a word or two, the same for all partners
 * @param detail what is particular about this one; may hold personal data
 */
public record Step(LocalDateTime at, String what, String detail) {}
