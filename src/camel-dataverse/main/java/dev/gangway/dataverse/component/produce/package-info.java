/** The producer's operations, one class per kind. */
package dev.gangway.dataverse.component.produce;
