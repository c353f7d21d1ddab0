/** Files that only their owner may read, and what is wrong with those that cannot be used. */
package dev.gangway.runner.files;
