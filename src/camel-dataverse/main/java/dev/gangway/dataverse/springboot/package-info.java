/** For Spring Boot: settings {@code camel.component.dataverse.*}. Without Spring Boot nothing of it is loaded. */
package dev.gangway.dataverse.springboot;
