/** Schedules, and the sign of life of a node that has some. */
package dev.gangway.wiring.clocks;
