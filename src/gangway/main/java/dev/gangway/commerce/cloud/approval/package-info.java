/** What approval has made in headquarters: the customers and the hierarchy of a prospect's party. */
package dev.gangway.commerce.cloud.approval;
