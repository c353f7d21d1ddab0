package dev.gangway.commerce.partners;

/** The B2B status of a prospect (enum {@code RetailB2BProspectStatus} of headquarters). */
public enum ProspectStatus {
    Pending,
    Approved,
    Rejected
}
