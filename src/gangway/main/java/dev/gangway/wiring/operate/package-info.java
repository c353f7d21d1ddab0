/** What operators ask of a Gangway that has been put together. */
package dev.gangway.wiring.operate;
