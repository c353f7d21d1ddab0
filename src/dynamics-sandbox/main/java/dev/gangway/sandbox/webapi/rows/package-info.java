/** Rows as the Web API names, reads and shows them: resource paths, keys, payloads and formatted values. */
package dev.gangway.sandbox.webapi.rows;
