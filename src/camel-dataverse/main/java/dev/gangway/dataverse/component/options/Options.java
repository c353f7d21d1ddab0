package dev.gangway.dataverse.component.options;

/** What an endpoint was told, apart from how to connect. */
public record Options(ReadOptions reading, WriteOptions writing, CallOptions calling) {}
