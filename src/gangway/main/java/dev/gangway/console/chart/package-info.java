/** Charts, drawn on the server as SVG. */
package dev.gangway.console.chart;
