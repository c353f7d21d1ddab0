/** The services of a Gangway, made from its settings: databases, ledger, Sales, cloud, mail, and what operators use. */
package dev.gangway.wiring.services;
