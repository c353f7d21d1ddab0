/** Commands that act on running jobs. */
package dev.gangway.runner.operate;
