/** Commands about errors, pauses and persons, beside running jobs. */
package dev.gangway.runner.operate;
