/** The OData dialect of Finance and Operations: queries, writes, batches and metadata. */
package dev.gangway.sandbox.fno.service;
