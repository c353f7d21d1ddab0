package dev.gangway.commerce.partners;

/** Party types of customers, in the words of the data entity Customers V3. */
public enum PartyType {
    Organization,
    Person
}
