/** The command line: one class per verb, on camel-main, with the embedded parts that make the first minute work. */
package dev.gangway.runner;
