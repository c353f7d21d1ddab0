package dev.gangway.sandbox.fno.model;

import java.util.Map;

/**
 * A navigation property.
 *
 * @param target entity set that it leads to
 * @param on own property to property of the target
 */
public record Link(String name, String target, boolean many, Map<String, String> on) {}
