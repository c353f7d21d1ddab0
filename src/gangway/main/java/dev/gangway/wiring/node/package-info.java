/** What runs on a node as long as its Camel context does. */
package dev.gangway.wiring.node;
