/** What every page of the console is made of: the layout, the elements, the texts, and the request it answers. */
package dev.gangway.console.html;
