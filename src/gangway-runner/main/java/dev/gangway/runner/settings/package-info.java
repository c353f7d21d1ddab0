/** Settings from files, from the environment and from -D, checked for names that do not exist. */
package dev.gangway.runner.settings;
