/**
 * Measures Gangway side by side with other ways of doing the same: {@code mvn -Pbenchmark}. What is measured and how is in
 * {@code docs/benchmark.md}, which this writes.
 */
package dev.gangway.benchmark;
