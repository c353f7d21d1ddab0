/** The demo's script: who applies, what the salesperson does, and the expected results. */
package dev.gangway.runner.demo;
